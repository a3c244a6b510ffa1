package io.trigpoint.node.keys;

import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.KeySource;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.KeyType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.ECKeyPair;

/**
 * The node's keys, one role each.
 *
 * @param attest signs epoch results and manifests (secp256k1)
 * @param send pays for and signs transactions (secp256k1)
 * @param receipt signs ingest receipts (Ed25519)
 */
public record NodeKeys(SigningKey attest, SigningKey send, DeviceSigner receipt) {

  /** Opens all keys; a {@link ConfigException} says which one is not there or serves two roles. */
  public static NodeKeys read(NodeConfig.Keys config) {
    byte[] receipt = SecretFile.secret(config.directory().resolve("receipt.key"));
    SigningKey attest = open(config.attest());
    SigningKey send = open(config.send());
    Map<String, EvmAddress> roles = new LinkedHashMap<>();
    roles.put("attest", attest.address());
    refuseSecondRole(roles, "send", send.address());
    refuseSecondRole(roles, "receipt", addressOf(receipt));
    config
        .tls()
        .map(NodeConfig.Tls::key)
        .flatMap(NodeKeys::tlsAddress)
        .ifPresent(tls -> refuseSecondRole(roles, "TLS", tls));
    return new NodeKeys(attest, send, DeviceSigner.ofPrivateKey(KeyType.ED25519, receipt));
  }

  /** Opens one key. */
  public static SigningKey open(KeySource source) {
    return switch (source) {
      case KeySource.HexFile(Path file) ->
          SigningKey.inMemory(ECKeyPair.create(SecretFile.secret(file)));
      case KeySource.Keystore keystore -> KeystoreFile.open(keystore);
      case KeySource.Web3Signer signer -> new Web3SignerKey(signer);
      case KeySource.Pkcs11 token -> Pkcs11Key.open(token);
    };
  }

  /** Roles are compared by the account that the same 32 bytes would have on the chain. */
  private static void refuseSecondRole(
      Map<String, EvmAddress> roles, String role, EvmAddress address) {
    roles.forEach((other, taken) -> {
      if (taken.equals(address)) {
        throw new ConfigException(
            "the " + other + " key and the " + role + " key must be different keys: one role each");
      }
    });
    roles.put(role, address);
  }

  /** Empty for kinds of keys that cannot serve another role, such as RSA. */
  private static Optional<EvmAddress> tlsAddress(Path file) {
    return PemKey.scalar(file).map(NodeKeys::addressOf);
  }

  private static EvmAddress addressOf(byte[] secret) {
    return SigningKey.inMemory(ECKeyPair.create(secret)).address();
  }
}
