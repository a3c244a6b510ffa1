package io.trigpoint.node.cli;

import io.trigpoint.contracts.CompactSignature;
import io.trigpoint.node.epochs.CorruptFile;
import io.trigpoint.node.epochs.EpochManifest;
import io.trigpoint.node.epochs.InputManifest;
import io.trigpoint.node.evm.AnvilNode;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.web3j.crypto.ECKeyPair;

/** Signs the inputs of epochs that are about to be published, as somebody. */
record SignedInputs(ECKeyPair key, EvmAddress named, long chainId, EvmAddress contract) {

  SignedInputs(ECKeyPair key, long chainId, String contract) {
    this(key, AnvilNode.addressOf(key), chainId, new EvmAddress(contract));
  }

  /** The same files, consistent among themselves, with inputs that name those before. */
  Map<String, byte[]> of(Map<String, byte[]> files, Hash32 previous) {
    InputManifest chained = chained(files, previous);
    CompactSignature signature =
        CompactSignature.sign(chained.digest(chainId, contract).hex(), key);
    byte[] inputs =
        chained
            .signed(new InputManifest.Certificate(chainId, contract, named, signature))
            .toBytes();
    Map<String, byte[]> changed = new TreeMap<>(files);
    changed.put(InputManifest.NAME, inputs);
    changed.put(
        EpochManifest.NAME,
        manifest(bytes(files, EpochManifest.NAME)).listing(InputManifest.NAME, inputs).toBytes());
    return changed;
  }

  /** What the inputs after these have to name. */
  Hash32 digest(Map<String, byte[]> files, Hash32 previous) {
    return chained(files, previous).digest(chainId, contract);
  }

  private static InputManifest chained(Map<String, byte[]> files, Hash32 previous) {
    try {
      InputManifest bare = InputManifest.parse(bytes(files, InputManifest.NAME));
      return new InputManifest(bare.epoch(), bare.segments(), previous, Optional.empty());
    } catch (CorruptFile impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static EpochManifest manifest(byte[] bytes) {
    try {
      return EpochManifest.parse(bytes);
    } catch (CorruptFile impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] bytes(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name));
  }
}
