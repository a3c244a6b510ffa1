package io.trigpoint.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trigpoint.contracts.DistributorCalls.Claim;
import io.trigpoint.contracts.DistributorCalls.Claimed;
import io.trigpoint.contracts.EpochRootsCalls.EpochPosted;
import io.trigpoint.contracts.EpochRootsCalls.EpochVetoed;
import io.trigpoint.contracts.RegistryEvent.DeviceDecommissioned;
import io.trigpoint.contracts.RegistryEvent.DeviceRegistered;
import io.trigpoint.contracts.RegistryEvent.DeviceTransferred;
import io.trigpoint.contracts.RegistryEvent.LocationAsserted;
import io.trigpoint.contracts.StablecoinCalls.AuthorizationUsed;
import io.trigpoint.contracts.StablecoinCalls.Transfer;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.KeyType;
import io.trigpoint.report.Registration;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;

/** The calls, events, digests and the deployment plan against the deployed contracts. */
class ContractsOnAnvilIT {
  private static final long DELAY = 600;
  private static final BigInteger EMISSION = BigInteger.TEN.pow(21);
  private static final BigInteger EARNED = BigInteger.valueOf(12_345);
  private static final String ROOT = "0x" + "7b".repeat(32);
  private static final String SOME_HASH = "0x" + "c3".repeat(32);
  private static final long CELL = 0x851fb467fffffffL;
  private static final List<ECKeyPair> OPERATORS =
      IntStream.rangeClosed(1, 4)
          .mapToObj(i -> ECKeyPair.create(BigInteger.valueOf(1000 + i)))
          .sorted(Comparator.comparing(ContractsOnAnvilIT::addressOf))
          .toList();

  private static AnvilChain chain;
  private static List<String> accounts;
  private LocalDeployment network;

  @BeforeAll
  static void startChain() throws IOException {
    chain = AnvilChain.start();
    accounts = chain.accounts();
  }

  @AfterAll
  static void stopChain() {
    chain.close();
  }

  @BeforeEach
  void deploy() {
    String deployer = accounts.getFirst();
    List<String> signers = OPERATORS.stream().map(ContractsOnAnvilIT::addressOf).toList();
    LocalDeployment.Config config =
        new LocalDeployment.Config(
            signers.reversed(),
            deployer,
            accounts.get(1),
            EMISSION,
            DELAY,
            1,
            EMISSION.multiply(BigInteger.TEN));
    network = LocalDeployment.plan(deployer, chain.nonce(deployer), config);
    network
        .steps()
        .forEach(
            step -> assertThat(chain.create(deployer, step.bytecode())).isEqualTo(step.address()));
  }

  @Test
  void everyContractStandsAtItsPlannedAddress() {
    assertThat(network.addresses().values())
        .allSatisfy(a -> assertThat(chain.code(a)).hasSizeGreaterThan(2));
    String sets = at("SignerSets");
    assertThat(SignerSetsCalls.decodeSignersOf(chain.call(sets, SignerSetsCalls.signersOf(1))))
        .isEqualTo(OPERATORS.stream().map(ContractsOnAnvilIT::addressOf).toList());
    assertThat(SignerSetsCalls.decodeThreshold(chain.call(sets, SignerSetsCalls.threshold(1))))
        .isEqualTo(QuorumSignatures.threshold(OPERATORS.size()));
    assertThat(SignerSetsCalls.decodeIsActive(chain.call(sets, SignerSetsCalls.isActive(1, 1))))
        .isTrue();
    assertThat(SignerSetsCalls.decodeSetCount(chain.call(sets, SignerSetsCalls.setCount())))
        .isEqualTo(1);
  }

  @Test
  void aSignedResultPaysItsOwnerOnce() {
    String owner = accounts.get(5);
    String trig = at("RewardToken");
    EpochResult result = result(1, leaf(owner, trig), trig);
    assertThat(EpochRootsCalls.decodeDigest(ask("EpochRoots", EpochRootsCalls.digest(result))))
        .isEqualTo(digest(result));

    EpochPosted posted = post(result);
    assertThat(posted.epoch()).isEqualTo(1);
    assertThat(posted.rewardRoot()).isEqualTo(result.rewardRoot());
    assertThat(posted.inputRoot()).isEqualTo(result.inputRoot());
    assertThat(posted.verdictRoot()).isEqualTo(result.verdictRoot());
    assertThat(posted.parameterHash()).isEqualTo(result.parameterHash());
    assertThat(posted.setId()).isEqualTo(1);
    EpochRootsCalls.PostedRoot kept =
        EpochRootsCalls.decodeRootOf(ask("EpochRoots", EpochRootsCalls.rootOf(1)));
    assertThat(kept)
        .isEqualTo(
            new EpochRootsCalls.PostedRoot(result.rewardRoot(), posted.activatesAt(), false));
    assertThat(EpochRootsCalls.decodeLastEpoch(ask("EpochRoots", EpochRootsCalls.lastEpoch())))
        .isEqualTo(1);
    assertThat(
            EpochRootsCalls.decodeLastRewardRoot(
                ask("EpochRoots", EpochRootsCalls.lastRewardRoot())))
        .isEqualTo(result.rewardRoot());

    Claim claim = new Claim(1, owner, trig, EARNED, List.of());
    chain.passTime(DELAY);
    assertThat(
            EpochRootsCalls.decodeAuthorised(ask("EpochRoots", EpochRootsCalls.authorised(trig))))
        .isEqualTo(EARNED);
    List<EventLog> logs = send(accounts.get(7), "Distributor", DistributorCalls.claim(claim));
    assertThat(logs.stream().flatMap(log -> DistributorCalls.decode(log).stream()))
        .containsExactly(new Claimed(owner, trig, 1, EARNED, EARNED, owner));
    assertThat(logs.stream().flatMap(log -> StablecoinCalls.decodeTransfer(log).stream()))
        .containsExactly(new Transfer(trig, "0x" + "00".repeat(20), owner, EARNED));
    assertThat(balance("RewardToken", owner)).isEqualTo(EARNED);
    assertThat(
            DistributorCalls.decodeClaimed(
                ask("Distributor", DistributorCalls.claimed(owner, trig))))
        .isEqualTo(EARNED);
    assertThatThrownBy(() -> send(accounts.get(7), "Distributor", DistributorCalls.claim(claim)))
        .hasMessageContaining("revert");
    assertThat(
            send(accounts.get(7), "Distributor", DistributorCalls.claimMany(List.of(claim, claim))))
        .isEmpty();
  }

  @Test
  void aVetoedResultIsTakenBack() {
    EpochResult result = result(1, ROOT, at("RewardToken"));
    assertThat(post(result).rewardRoot()).isEqualTo(ROOT);
    List<EventLog> logs = send(accounts.get(1), "EpochRoots", EpochRootsCalls.veto(1));
    assertThat(logs.stream().flatMap(log -> EpochRootsCalls.decodeEpochVetoed(log).stream()))
        .containsExactly(new EpochVetoed(1, ROOT));
    assertThat(EpochRootsCalls.decodeRootOf(ask("EpochRoots", EpochRootsCalls.rootOf(1))).vetoed())
        .isTrue();
    assertThat(EpochRootsCalls.decodeLastEpoch(ask("EpochRoots", EpochRootsCalls.lastEpoch())))
        .isZero();
    assertThat(EpochRootsCalls.decodeRootOf(ask("EpochRoots", EpochRootsCalls.rootOf(2))).exists())
        .isFalse();
  }

  @Test
  void oneSignatureTooFewIsRefused() {
    EpochResult result = result(1, ROOT, at("RewardToken"));
    assertThatThrownBy(() ->
            send(accounts.get(3), "EpochRoots", EpochRootsCalls.post(result, sign(result, 2))))
        .hasMessageContaining("revert");
  }

  @Test
  void anOwnerChoosesAPayeeForLaterResults() {
    String owner = accounts.get(5);
    String payee = accounts.get(6);
    assertThat(send(owner, "Distributor", DistributorCalls.setPayee(payee))).hasSize(1);
    assertThat(payeeOf(owner)).isEqualTo(owner);
    assertThat(post(result(1, ROOT, at("RewardToken"))).epoch()).isEqualTo(1);
    assertThat(payeeOf(owner)).isEqualTo(payee);
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceIsRegisteredMovedTransferredAndRetired(KeyType type) {
    String owner = accounts.get(2);
    String buyer = accounts.get(3);
    BigInteger nonce = nonceOf(owner);
    DeviceSigner device =
        DeviceSigner.ofPrivateKey(
            type,
            HexFormat.of().parseHex("0" + (type.code() + nonce.intValue()) + "5c".repeat(31)));
    DeviceRegistration r =
        new DeviceRegistration(type.code(), Hex.of(device.key().publicKey()), 1, CELL, SOME_HASH);
    String signature = Hex.of(device.sign(message(device, owner, nonce)));

    assertThat(registryEvents(owner, DeviceRegistryCalls.register(r, signature)))
        .containsExactly(new DeviceRegistered(r.deviceId(), owner, r, nonce, signature));
    assertThat(r.deviceId()).isEqualTo(device.deviceId().hex());
    assertThat(nonceOf(owner)).isEqualTo(nonce.add(BigInteger.ONE));
    assertThat(registryEvents(owner, DeviceRegistryCalls.assertLocation(r.deviceId(), CELL, ROOT)))
        .containsExactly(new LocationAsserted(r.deviceId(), CELL, ROOT));
    assertThat(registryEvents(owner, DeviceRegistryCalls.transfer(r.deviceId(), buyer)))
        .containsExactly(new DeviceTransferred(r.deviceId(), owner, buyer));
    assertThat(
            DeviceRegistryCalls.decodeOwnerOf(
                ask("DeviceRegistry", DeviceRegistryCalls.ownerOf(r.deviceId()))))
        .isEqualTo(buyer);
    assertThat(registryEvents(buyer, DeviceRegistryCalls.decommission(r.deviceId())))
        .containsExactly(new DeviceDecommissioned(r.deviceId()));
  }

  @Test
  void aSignedAuthorizationMovesTheStablecoinOnce() {
    ECKeyPair payer = ECKeyPair.create(BigInteger.valueOf(77));
    String usd = at("LocalStablecoin");
    String seller = accounts.get(4);
    TransferAuthorization terms =
        new TransferAuthorization(
            addressOf(payer),
            seller,
            BigInteger.valueOf(2500),
            BigInteger.ZERO,
            BigInteger.ONE.shiftLeft(60),
            SOME_HASH);
    String digest =
        TransferAuthorizationDigest.of(
            terms, "Trigpoint Local USD", "1", BigInteger.valueOf(chain.chainId()), usd);
    String call =
        StablecoinCalls.transferWithAuthorization(
            terms, CompactSignature.sign(digest, payer).toRsv());
    assertThat(send(seller, "LocalStablecoin", StablecoinCalls.mint(terms.from(), terms.value())))
        .hasSize(1);
    List<EventLog> logs = send(seller, "LocalStablecoin", call);
    assertThat(logs.stream().flatMap(log -> StablecoinCalls.decodeTransfer(log).stream()))
        .containsExactly(new Transfer(usd, terms.from(), seller, terms.value()));
    assertThat(logs.stream().flatMap(log -> StablecoinCalls.decodeAuthorizationUsed(log).stream()))
        .containsExactly(new AuthorizationUsed(usd, terms.from(), terms.nonce()));
    assertThat(balance("LocalStablecoin", seller)).isEqualTo(terms.value());
    assertThat(
            StablecoinCalls.decodeAuthorizationState(
                ask(
                    "LocalStablecoin",
                    StablecoinCalls.authorizationState(terms.from(), terms.nonce()))))
        .isTrue();
    assertThatThrownBy(() -> send(seller, "LocalStablecoin", call)).hasMessageContaining("revert");
  }

  private EpochPosted post(EpochResult result) {
    List<EventLog> logs =
        send(accounts.get(3), "EpochRoots", EpochRootsCalls.post(result, sign(result, 3)));
    return logs.stream()
        .flatMap(log -> EpochRootsCalls.decodeEpochPosted(log).stream())
        .findFirst()
        .orElseThrow();
  }

  private QuorumSignatures sign(EpochResult result, int count) {
    TreeMap<Integer, CompactSignature> byIndex = new TreeMap<>();
    for (int i = OPERATORS.size() - count; i < OPERATORS.size(); i++) {
      byIndex.put(i, CompactSignature.sign(digest(result), OPERATORS.get(i)));
    }
    return QuorumSignatures.of(byIndex);
  }

  private String digest(EpochResult result) {
    return EpochResultDigest.of(result, BigInteger.valueOf(chain.chainId()), at("EpochRoots"));
  }

  private static EpochResult result(long epoch, String root, String token) {
    return new EpochResult(
        epoch,
        1,
        SOME_HASH,
        SOME_HASH,
        root,
        SOME_HASH,
        EpochResult.NO_ROOT,
        List.of(new TokenTotal(token, EARNED)));
  }

  private static String leaf(String owner, String token) {
    String encoded =
        FunctionEncoder.encodeConstructor(
            List.of(new Address(owner), new Address(token), new Uint256(EARNED)));
    return Hex.of(Hash.sha3(Hash.sha3(Hex.bytes("0x" + encoded))));
  }

  private byte[] message(DeviceSigner device, String owner, BigInteger nonce) {
    return new Registration(
            chain.chainId(),
            new EvmAddress(at("DeviceRegistry")),
            new EvmAddress(owner),
            nonce,
            DeviceKind.HOTSPOT,
            new Cell(CELL),
            Hash32.ofHex(SOME_HASH))
        .message(device.deviceId());
  }

  private List<RegistryEvent> registryEvents(String from, String data) {
    return send(from, "DeviceRegistry", data).stream()
        .flatMap(log -> DeviceRegistryCalls.decode(log).stream())
        .toList();
  }

  private BigInteger nonceOf(String owner) {
    return DeviceRegistryCalls.decodeNonces(
        ask("DeviceRegistry", DeviceRegistryCalls.nonces(owner)));
  }

  private String payeeOf(String owner) {
    return DistributorCalls.decodePayeeOf(ask("Distributor", DistributorCalls.payeeOf(owner)));
  }

  private BigInteger balance(String token, String account) {
    return StablecoinCalls.decodeBalanceOf(ask(token, StablecoinCalls.balanceOf(account)));
  }

  private List<EventLog> send(String from, String contract, String data) {
    return chain.send(from, at(contract), data);
  }

  private String ask(String contract, String data) {
    return chain.call(at(contract), data);
  }

  private String at(String contract) {
    return network.addressOf(contract);
  }

  private static String addressOf(ECKeyPair key) {
    return "0x" + Keys.getAddress(key);
  }
}
