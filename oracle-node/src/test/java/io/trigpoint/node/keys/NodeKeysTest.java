package io.trigpoint.node.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.KeySource;
import io.trigpoint.node.config.NodeConfig;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hashes;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.WalletUtils;

class NodeKeysTest {
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void threeKeys() throws IOException {
    secret("attest.key", hex(1));
    secret("send.key", hex(2));
    secret("receipt.key", hex(3));
  }

  @Test
  void threeFilesAreThreeKeys() {
    NodeKeys keys = NodeKeys.read(NodeConfig.Keys.in(directory));
    assertThat(keys.attest().address()).isEqualTo(address(1));
    assertThat(signer(keys.send().sign(MESSAGE))).isEqualTo(keys.send().address().hex());
  }

  @Test
  void aKeyWithTwoRolesIsRefused() throws IOException {
    secret("send.key", hex(1));
    refuses("the attest key and the send key must be different keys");
    secret("send.key", hex(2));
    secret("receipt.key", hex(2));
    refuses("the send key and the receipt key must be different keys");
  }

  @Test
  void theKeyOfTheDoorHasNoOtherRole() throws Exception {
    secret("tls.pem", pem(new PrivateKeyInfo(secp256k1(), new ECPrivateKey(256, scalar(2)))));
    refuses(withTls(), "the send key and the TLS key must be different keys");
    byte[] receipt = HexFormat.of().parseHex(hex(3));
    secret(
        "tls.pem",
        pem(
            new PrivateKeyInfo(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.101.112")),
                new DEROctetString(receipt))));
    refuses(withTls(), "the receipt key and the TLS key must be different keys");
    byte[] rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    secret("tls.pem", pem(PrivateKeyInfo.getInstance(rsa)));
    assertThat(NodeKeys.read(withTls()).attest().address()).isEqualTo(address(1));
  }

  @Test
  void aKeyThatOthersCanReadIsRefused() throws IOException {
    Files.setPosixFilePermissions(
        directory.resolve("attest.key"), PosixFilePermissions.fromString("rw-r-----"));
    refuses("attest.key can be read by others");
  }

  @Test
  void aKeystoreIsOpenedWithItsPassword() throws Exception {
    String name =
        WalletUtils.generateWalletFile(
            "correct horse", ECKeyPair.create(scalar(1)), directory.toFile(), false);
    Path keystore = directory.resolve(name);
    secret("password", "correct horse\n");
    KeySource source = new KeySource.Keystore(keystore, directory.resolve("password"));
    SigningKey key = NodeKeys.open(source);
    assertThat(key.address()).isEqualTo(address(1));
    assertThat(signer(key.sign(MESSAGE))).isEqualTo(key.address().hex());
    secret("password", "wrong horse");
    assertThatThrownBy(() -> NodeKeys.open(source))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("password does not open the keystore");
    Files.setPosixFilePermissions(
        directory.resolve("password"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> NodeKeys.open(source))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("chmod 600 password");
  }

  private void refuses(String message) {
    refuses(NodeConfig.Keys.in(directory), message);
  }

  private static void refuses(NodeConfig.Keys keys, String message) {
    assertThatThrownBy(() -> NodeKeys.read(keys))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  private NodeConfig.Keys withTls() {
    NodeConfig.Keys files = NodeConfig.Keys.in(directory);
    Path key = directory.resolve("tls.pem");
    return new NodeConfig.Keys(
        directory,
        files.attest(),
        files.send(),
        Optional.of(new NodeConfig.Tls(directory.resolve("unread.pem"), key)));
  }

  private void secret(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    var _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static AlgorithmIdentifier secp256k1() {
    return new AlgorithmIdentifier(
        X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256k1);
  }

  private static String pem(PrivateKeyInfo key) throws IOException {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static BigInteger scalar(int number) {
    return BigInteger.valueOf(7_000 + number);
  }

  private static String hex(int number) {
    return "%064x".formatted(scalar(number));
  }

  private static EvmAddress address(int number) {
    return SigningKey.inMemory(ECKeyPair.create(scalar(number))).address();
  }

  private static String signer(CompactSignature signature) {
    return signature.signer(Hashes.keccak256(MESSAGE).hex()).orElseThrow();
  }
}
