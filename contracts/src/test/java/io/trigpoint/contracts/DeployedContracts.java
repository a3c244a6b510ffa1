package io.trigpoint.contracts;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;

/** A chain of its own, with the contracts deployed afresh before each test. */
abstract class DeployedContracts {
  static final String ROOT = "0x" + "7b".repeat(32);
  static final String SOME_HASH = "0x" + "c3".repeat(32);
  static final long DELAY = 600;
  private static final long GENESIS_SECONDS = 1_700_000_000;
  private static final long EPOCH_SECONDS = 60;
  static final List<ECKeyPair> OPERATORS =
      IntStream.rangeClosed(1, 4)
          .mapToObj(i -> ECKeyPair.create(BigInteger.valueOf(1000 + i)))
          .sorted(Comparator.comparing(DeployedContracts::addressOf))
          .toList();

  private static AnvilChain chain;
  private static List<String> accounts;
  private Deployment network;

  @BeforeAll
  static void startChain() {
    chain = new AnvilChain();
    accounts = chain.accounts();
  }

  @AfterAll
  static void stopChain() {
    chain.close();
  }

  @BeforeEach
  void deploy() {
    List<String> signers = OPERATORS.stream().map(DeployedContracts::addressOf).toList();
    Map<String, Object> settings =
        Map.of("signers", signers.reversed(), "activationDelaySeconds", DELAY);
    network = new DeployCommand(AnvilChain.FOLDER).run(settings, chain.endpoint());
  }

  static String account(int index) {
    return accounts.get(index);
  }

  static BigInteger chainId() {
    return BigInteger.valueOf(chain.chainId());
  }

  static long now() {
    return chain.now();
  }

  /** The epoch that runs now by the schedule of networks/local.json, whose first one is 1. */
  static long runningEpoch() {
    return (now() - GENESIS_SECONDS) / EPOCH_SECONDS + 1;
  }

  static void passTime(long seconds) {
    chain.passTime(seconds);
  }

  Deployment network() {
    return network;
  }

  static String codeAt(String address) {
    return chain.code(address);
  }

  static void place(String address, String code) {
    chain.place(address, code);
  }

  /** Does something while the chain has another id. */
  static void onChain(BigInteger chainId, Runnable work) {
    long own = chain.chainId();
    chain.nameItself(chainId.longValueExact());
    try {
      work.run();
    } finally {
      chain.nameItself(own);
    }
  }

  /** The address of a contract that is deployed beside the network's. */
  static String create(String bytecode) {
    return chain.create(accounts.getFirst(), bytecode);
  }

  static String askAt(String address, String data) {
    return chain.call(address, data);
  }

  BigInteger balance(String token, String account) {
    return StablecoinCalls.decodeBalanceOf(ask(token, StablecoinCalls.balanceOf(account)));
  }

  static List<EventLog> sendTo(String from, String address, String data) {
    return chain.send(from, address, data);
  }

  List<EventLog> send(String from, String contract, String data) {
    return chain.send(from, at(contract), data);
  }

  String ask(String contract, String data) {
    return chain.call(at(contract), data);
  }

  String at(String contract) {
    return network.addressOf(contract);
  }

  static String addressOf(ECKeyPair key) {
    return "0x" + Keys.getAddress(key);
  }
}
