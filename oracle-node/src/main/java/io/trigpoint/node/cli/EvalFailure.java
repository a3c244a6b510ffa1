package io.trigpoint.node.cli;

/** A line that a group cannot answer. The code is stable, the message is for people. */
final class EvalFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  EvalFailure(String code, String detail) {
    super(detail);
    this.code = code;
  }

  String code() {
    return code;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
