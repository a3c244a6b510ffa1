# Shared by the launchers; POSIX sh, to be sourced.
#
# find_jdk FLOOR prints the home of the newest JDK whose feature release is at least FLOOR.
# TRIGPOINT_JAVA_HOME decides alone when it is set; otherwise JAVA_HOME, the java on PATH, the
# usual folders and SDKMAN are looked at. On failure it explains itself on stderr and returns 1.

# Prints the feature release in HOME/release (1.8.0 gives 8), or nothing when there is none.
jdk_feature_release() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9.]*\).*/\1/p' "$1/release" |
    sed -e 's/^1\.//' -e 's/[^0-9].*//' | head -n 1
}

# Prints the home of the java on PATH, or nothing.
jdk_home_of_path() {
  jdk_java=$(command -v java 2>/dev/null) || return 0
  jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) || return 0
  dirname "$(dirname "$jdk_java")"
}

find_jdk() {
  if [ -n "${TRIGPOINT_JAVA_HOME:-}" ]; then
    jdk_release=$(jdk_feature_release "$TRIGPOINT_JAVA_HOME")
    if [ "${jdk_release:-0}" -ge "$1" ]; then
      printf '%s\n' "$TRIGPOINT_JAVA_HOME"
      return 0
    fi
    echo "TRIGPOINT_JAVA_HOME=$TRIGPOINT_JAVA_HOME is not a JDK $1 or newer" \
      "(found ${jdk_release:-no release file})." >&2
    return 1
  fi
  jdk_best=
  jdk_newest=0
  for jdk_home in "${JAVA_HOME:-}" "$(jdk_home_of_path)" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${SDKMAN_DIR:-${HOME:-/nonexistent}/.sdkman}"/candidates/java/*; do
    [ -n "$jdk_home" ] || continue
    jdk_release=$(jdk_feature_release "$jdk_home")
    if [ "${jdk_release:-0}" -ge "$1" ] && [ "$jdk_release" -gt "$jdk_newest" ]; then
      jdk_best=$jdk_home
      jdk_newest=$jdk_release
    fi
  done
  if [ -z "$jdk_best" ]; then
    echo "No JDK $1 or newer found in JAVA_HOME, PATH, /usr/lib/jvm, /opt or SDKMAN." \
      "Install one, or set TRIGPOINT_JAVA_HOME to its folder." >&2
    return 1
  fi
  printf '%s\n' "$jdk_best"
}
