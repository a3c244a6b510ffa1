package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.web3j.crypto.ContractUtils;

/**
 * The transactions that put all contracts on a chain, in order, and the addresses that they get.
 */
public record LocalDeployment(List<Step> steps) {

  /**
   * What the contracts are told at deployment, and keep for ever.
   *
   * @param signers addresses of the operators; their order does not matter
   * @param governor may add signer sets
   * @param guardian may veto a result before it counts
   * @param emissionPerEpoch reward token base units that accrue with each epoch
   * @param activationDelaySeconds time between posting a result and claiming by it
   * @param firstEpoch first epoch that earns, at least 1
   * @param cap reward token base units that can ever exist
   */
  public record Config(
      List<String> signers,
      String governor,
      String guardian,
      BigInteger emissionPerEpoch,
      long activationDelaySeconds,
      long firstEpoch,
      BigInteger cap) {

    public Config {
      signers = signers.stream().map(Hex::address).sorted().toList();
      governor = Hex.address(governor);
      guardian = Hex.address(guardian);
    }
  }

  /**
   * One contract creation: the deployer's transaction with this nonce, whose data is the bytecode.
   */
  public record Step(String contract, String address, long nonce, String bytecode) {}

  private static final List<String> ORDER =
      List.of(
          "SignerSets",
          "RewardToken",
          "EpochRoots",
          "Distributor",
          "DeviceRegistry",
          "LocalStablecoin");

  public LocalDeployment {
    steps = List.copyOf(steps);
  }

  /** Plans the deployment by {@code deployer}, whose next nonce is {@code startNonce}. */
  public static LocalDeployment plan(String deployer, long startNonce, Config config) {
    Map<String, String> addresses = addresses(deployer, startNonce);
    List<Step> steps = new ArrayList<>();
    for (String contract : ORDER) {
      long nonce = startNonce + steps.size();
      String bytecode = creation(contract, addresses, config);
      steps.add(new Step(contract, addressOf(contract, addresses), nonce, bytecode));
    }
    return new LocalDeployment(steps);
  }

  /** The address of a contract by its name. */
  public String addressOf(String contract) {
    return addressOf(contract, addresses());
  }

  /** All addresses by contract name, in order of deployment. */
  public SequencedMap<String, String> addresses() {
    SequencedMap<String, String> addresses = new LinkedHashMap<>();
    steps.forEach(step -> addresses.put(step.contract(), step.address()));
    return addresses;
  }

  private static Map<String, String> addresses(String deployer, long startNonce) {
    Map<String, String> addresses = new LinkedHashMap<>();
    for (String contract : ORDER) {
      BigInteger nonce = BigInteger.valueOf(startNonce + addresses.size());
      String address = ContractUtils.generateContractAddress(Hex.address(deployer), nonce);
      addresses.put(contract, Hex.address(address));
    }
    return addresses;
  }

  private static String creation(String contract, Map<String, String> addresses, Config config) {
    Artifact artifact = Artifact.load(contract);
    return switch (contract) {
      case "SignerSets" ->
          artifact.creation(
              Abi.address(config.governor()),
              SignerSetsCalls.addresses(config.signers()),
              Abi.uint64(config.firstEpoch()));
      case "RewardToken" ->
          artifact.creation(
              Abi.address(addressOf("Distributor", addresses)), Abi.uint256(config.cap()));
      case "EpochRoots" ->
          artifact.creation(
              Abi.address(addressOf("SignerSets", addresses)),
              Abi.address(addressOf("RewardToken", addresses)),
              Abi.address(config.guardian()),
              Abi.uint256(config.emissionPerEpoch()),
              Abi.uint64(config.activationDelaySeconds()),
              Abi.uint64(config.firstEpoch()));
      case "Distributor" ->
          artifact.creation(
              Abi.address(addressOf("EpochRoots", addresses)),
              Abi.address(addressOf("RewardToken", addresses)));
      default -> artifact.creation();
    };
  }

  private static String addressOf(String contract, Map<String, String> addresses) {
    String address = addresses.get(contract);
    if (address == null) {
      throw new IllegalArgumentException("not deployed: " + contract);
    }
    return address;
  }
}
