package io.trigpoint.contracts;

/** What an operator's key is for; the number is the contract's. */
public enum OperatorRole {
  ATTEST(1),
  SEND(2),
  RECEIPT(3);

  private final int number;

  OperatorRole(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  static OperatorRole of(int number) {
    for (OperatorRole role : values()) {
      if (role.number == number) {
        return role;
      }
    }
    throw new IllegalArgumentException("no role has the number " + number);
  }
}
