package io.trigpoint.contracts;

import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.Utf8String;

/**
 * Where an operator is reached.
 *
 * @param url 1 to 200 bytes in UTF-8
 * @param tlsFingerprint SHA-256 of the public key (SubjectPublicKeyInfo) of its TLS certificate
 */
public record OperatorEndpoint(String url, String tlsFingerprint) {

  public OperatorEndpoint {
    tlsFingerprint = Hex.bytes32(tlsFingerprint);
  }

  DynamicStruct toAbi() {
    return new DynamicStruct(new Utf8String(url), Abi.bytes32(tlsFingerprint));
  }
}
