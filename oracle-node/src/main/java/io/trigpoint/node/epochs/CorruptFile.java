package io.trigpoint.node.epochs;

/**
 * A published file that is not what was published. The message names the file, the record and the
 * fault.
 */
public final class CorruptFile extends Exception {
  private static final long serialVersionUID = 1L;
  private final String file;

  public CorruptFile(String file, String fault) {
    super(file + ": " + fault);
    this.file = file;
  }

  public String file() {
    return file;
  }
}
