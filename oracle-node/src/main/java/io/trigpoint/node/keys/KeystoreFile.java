package io.trigpoint.node.keys;

import io.trigpoint.node.chain.SigningKey;
import io.trigpoint.node.config.ConfigException;
import io.trigpoint.node.config.KeySource;
import java.io.IOException;
import org.web3j.crypto.WalletUtils;
import org.web3j.crypto.exception.CipherException;

/** An Ethereum keystore of version 3, unlocked once at start. */
final class KeystoreFile {

  private KeystoreFile() {}

  static SigningKey open(KeySource.Keystore source) {
    String password = SecretFile.text(source.passwordFile());
    try {
      return SigningKey.inMemory(
          WalletUtils.loadCredentials(password, source.file().toFile()).getEcKeyPair());
    } catch (IOException unreadable) {
      throw new ConfigException(
          "cannot read the keystore " + source.file() + ": " + unreadable.getMessage());
    } catch (CipherException wrong) {
      throw new ConfigException(
          source.passwordFile() + " does not open the keystore " + source.file());
    }
  }
}
