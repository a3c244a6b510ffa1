package io.trigpoint.report;

/** What came out of reading an address. */
public sealed interface AddressReading {

  /** An address whose key is a valid one. */
  record Valid(HeliumAddress address) implements AddressReading {}

  /** Not an address, or not one with a valid key. */
  record Refused(HeliumRefusal reason) implements AddressReading {}
}
