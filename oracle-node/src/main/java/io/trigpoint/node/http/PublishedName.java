package io.trigpoint.node.http;

import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.PublishedEpoch;
import io.trigpoint.node.epochs.publictier.PublicFiles;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a published epoch, as a client may name it: nothing else reaches the store.
 *
 * @param folder epoch-NNNNNN, or epoch-NNNNNN/public
 */
record PublishedName(String folder, String file) {
  private static final Pattern FOLDER = Pattern.compile("epoch-([0-9]{6,18})");
  private static final Pattern FILE = Pattern.compile("[a-z][a-z0-9-]{0,63}\\.(json|bin|seg)");

  /** A file for auditors; empty when no file of an epoch has such a name. */
  static Optional<PublishedName> auditors(String folder, String file) {
    return named(folder, file, PublishedEpoch::folder);
  }

  /** A file for everybody; empty when no file of an epoch has such a name. */
  static Optional<PublishedName> everybodys(String folder, String file) {
    return named(folder, file, PublicFiles::folder);
  }

  private interface Naming {
    String folder(long epoch);
  }

  private static Optional<PublishedName> named(String folder, String file, Naming naming) {
    Matcher epoch = FOLDER.matcher(folder);
    if (!epoch.matches() || !FILE.matcher(file).matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(epoch.group(1));
    return folder.equals(PublishedEpoch.folder(number))
        ? Optional.of(new PublishedName(naming.folder(number), file))
        : Optional.empty();
  }

  /** The manifest is written last, and again when the result is settled; the others never again. */
  boolean isManifest() {
    return file.equals(EpochManifest.NAME);
  }

  String mediaType() {
    return file.endsWith(".json") ? "application/json" : "application/octet-stream";
  }
}
