package io.trigpoint.node.store;

import io.trigpoint.node.chain.PassingFailure;
import java.sql.SQLException;

/**
 * The database did not do what it was asked. Nothing of the transaction happened, as far as it
 * says.
 */
public final class StoreUnavailable extends RuntimeException implements PassingFailure {
  private static final long serialVersionUID = 1L;

  private final SQLException refused;

  public StoreUnavailable(SQLException cause) {
    super(cause.getMessage(), cause);
    this.refused = cause;
  }

  /** Whether the values were refused (SQLSTATE classes 22 and 23), not the database lost. */
  boolean rowsAreToBlame() {
    return rowsAreToBlame(refused);
  }

  static boolean rowsAreToBlame(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }
}
