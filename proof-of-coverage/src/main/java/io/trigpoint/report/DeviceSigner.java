package io.trigpoint.report;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;

/**
 * A private key held in memory. Both schemes sign deterministically (RFC 8032, RFC 6979 with low
 * s).
 */
public final class DeviceSigner {
  private final DeviceKey key;
  private final byte[] publicKey;
  private final byte[] secret;

  private DeviceSigner(DeviceKey key, byte[] secret) {
    this.key = key;
    this.publicKey = key.publicKey();
    this.secret = secret;
  }

  /** From 32 secret bytes: the Ed25519 seed, or the P-256 scalar. */
  public static DeviceSigner ofPrivateKey(KeyType type, byte[] secret) {
    if (secret.length != 32) {
      throw new IllegalArgumentException("a private key has 32 bytes, got " + secret.length);
    }
    byte[] publicKey = new byte[type.publicKeyLength()];
    switch (type) {
      case ED25519 -> Ed25519.generatePublicKey(secret, 0, publicKey, 0);
      case P256 -> {
        BigInteger scalar = new BigInteger(1, secret);
        if (scalar.signum() == 0 || scalar.compareTo(KeyRules.P256.getN()) >= 0) {
          throw new IllegalArgumentException("the P-256 scalar is out of range");
        }
        publicKey = KeyRules.P256.getG().multiply(scalar).normalize().getEncoded(false);
      }
    }
    return new DeviceSigner(new DeviceKey(type, publicKey), secret.clone());
  }

  /** A fresh key; the generator must be a cryptographic one outside tests. */
  public static DeviceSigner generate(KeyType type, RandomGenerator random) {
    byte[] secret = new byte[32];
    while (true) {
      random.nextBytes(secret);
      try {
        return ofPrivateKey(type, secret);
      } catch (IllegalArgumentException outOfRange) {
        Arrays.fill(secret, (byte) 0);
      }
    }
  }

  public DeviceKey key() {
    return key;
  }

  public DeviceId deviceId() {
    return key.deviceId();
  }

  /** The secret, for writing a key file. */
  public byte[] privateKey() {
    return secret.clone();
  }

  /** 64 bytes: R ‖ S for Ed25519, r ‖ s with low s for P-256 over SHA-256. */
  public byte[] sign(byte[] message) {
    return switch (key.type()) {
      case ED25519 -> {
        byte[] signature = new byte[64];
        Ed25519.sign(secret, 0, publicKey, 0, message, 0, message.length, signature, 0);
        yield signature;
      }
      case P256 -> signP256(message);
    };
  }

  /** Signs a report for one network. */
  public SignedReport sign(NetworkId network, Report report) {
    byte[] body = ReportCodec.encode(report);
    return new SignedReport(
        report.kind(), body, sign(SignedReport.signedBytes(network, report.kind(), body)));
  }

  private byte[] signP256(byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(
        true, new ECPrivateKeyParameters(new BigInteger(1, secret), BouncyCastleSignatures.P256));
    BigInteger[] rs = signer.generateSignature(Hashes.sha256(message).toBytes());
    BigInteger n = KeyRules.P256.getN();
    BigInteger low = rs[1].compareTo(n.shiftRight(1)) > 0 ? n.subtract(rs[1]) : rs[1];
    byte[] signature = Arrays.copyOf(BigIntegers.asUnsignedByteArray(32, rs[0]), 64);
    System.arraycopy(BigIntegers.asUnsignedByteArray(32, low), 0, signature, 32, 32);
    return signature;
  }
}
