package io.trigpoint.node.store;

import java.sql.SQLException;

/**
 * The database did not do what it was asked. Nothing of the transaction happened, as far as it
 * says.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
