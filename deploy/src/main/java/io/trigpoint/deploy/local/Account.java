package io.trigpoint.deploy.local;

import java.util.Arrays;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.MnemonicUtils;

/** A funded account of the local chain. Its key is public knowledge: local development only. */
public record Account(Credentials credentials) {
  static final String MNEMONIC = "test test test test test test test test test test test junk";
  private static final int HARDENED = Bip32ECKeyPair.HARDENED_BIT;

  /** Account {@code index} of anvil's development mnemonic, at m/44'/60'/0'/0/index. */
  static Account ofIndex(int index) {
    Bip32ECKeyPair master =
        Bip32ECKeyPair.generateKeyPair(MnemonicUtils.generateSeed(MNEMONIC, ""));
    int[] path = {44 | HARDENED, 60 | HARDENED, HARDENED, 0, index};
    return new Account(Credentials.create(Bip32ECKeyPair.deriveKeyPair(master, path)));
  }

  public String address() {
    return credentials.getAddress();
  }

  /** 64 hexadecimal digits. */
  public String privateKey() {
    String hex = credentials.getEcKeyPair().getPrivateKey().toString(16);
    char[] zeros = new char[64 - hex.length()];
    Arrays.fill(zeros, '0');
    return new String(zeros) + hex;
  }
}
