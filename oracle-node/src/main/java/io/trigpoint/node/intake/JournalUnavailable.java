package io.trigpoint.node.intake;

/** The journal could not confirm a write. The reports may be sent again: a copy counts once. */
public final class JournalUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JournalUnavailable(String why) {
    super(why);
  }

  public JournalUnavailable(String why, Throwable cause) {
    super(why, cause);
  }
}
