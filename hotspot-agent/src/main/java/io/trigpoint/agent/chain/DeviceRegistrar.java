package io.trigpoint.agent.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trigpoint.agent.json.Json;
import io.trigpoint.report.AssertedLocation;
import io.trigpoint.report.Cell;
import io.trigpoint.report.DeviceKind;
import io.trigpoint.report.DeviceSigner;
import io.trigpoint.report.EvmAddress;
import io.trigpoint.report.Hash32;
import io.trigpoint.report.LocationAssertion;
import io.trigpoint.report.Registration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Registers this device with the DeviceRegistry contract, with the device's own signature. */
public final class DeviceRegistrar {
  private static final int COARSE_RESOLUTION = 5;
  private static final Duration TO_SEND = Duration.ofHours(1);
  private static final Duration TO_SEND_BY_HAND = Duration.ofHours(23);

  private final ChainRpc rpc;
  private final EvmAddress registry;
  private final DeviceSigner signer;
  private final DeviceKind kind;

  public DeviceRegistrar(URI rpc, EvmAddress registry, DeviceSigner signer, DeviceKind kind) {
    this.rpc = new ChainRpc(rpc);
    this.registry = registry;
    this.signer = signer;
    this.kind = kind;
  }

  /** Keeps location and salt in the data folder; the salt of an unchanged location stays. */
  public static LocationFile commit(Path dataDir, AssertedLocation location, RandomGenerator random)
      throws IOException {
    var known = LocationFile.read(dataDir);
    if (known.isPresent() && known.get().location().equals(location)) {
      return known.get();
    }
    byte[] salt = new byte[Hash32.LENGTH];
    random.nextBytes(salt);
    LocationFile file = new LocationFile(location, Hash32.of(salt), false);
    file.write(dataDir);
    return file;
  }

  /** Sends the registration from the owner's account and waits until it is mined. */
  public JsonNode add(String ownerKey, LocationFile location)
      throws IOException, InterruptedException {
    OwnerAccount owner = OwnerAccount.of(ownerKey);
    long chainId = rpc.number("eth_chainId").longValueExact();
    ObjectNode answer = describe(owner.address(), chainId, location);
    if (isHeldBy(owner.address())) {
      return answer.put("registered", true).put("already", true);
    }
    String tx =
        owner.send(rpc, chainId, registry, calldata(owner.address(), chainId, location, TO_SEND));
    return answer.put("registered", true).put("tx", tx);
  }

  /** The call for a wallet that holds the owner's account, which has a day to send it. */
  public JsonNode print(EvmAddress owner, LocationFile location)
      throws IOException, InterruptedException {
    long chainId = rpc.number("eth_chainId").longValueExact();
    return describe(owner, chainId, location)
        .put("from", owner.hex())
        .put("to", registry.hex())
        .put("data", calldata(owner, chainId, location, TO_SEND_BY_HAND));
  }

  private String calldata(
      EvmAddress owner, long chainId, LocationFile location, Duration timeToSend)
      throws IOException, InterruptedException {
    Registration registration =
        new Registration(
            chainId,
            registry,
            owner,
            ChainRpc.quantity(view(RegistrationCall.nonces(owner))),
            kind,
            coarse(location),
            LocationAssertion.commitment(location.location(), location.salt()),
            chainTime() + timeToSend.toSeconds());
    return RegistrationCall.register(registration, signer);
  }

  /** Whether the account has registered the device already, or owns it. */
  private boolean isHeldBy(EvmAddress account) throws IOException, InterruptedException {
    return ChainRpc.quantity(view(RegistrationCall.holds(signer, account))).signum() > 0;
  }

  /** Unix seconds of the newest block: deadlines are compared with the chain's clock. */
  private long chainTime() throws IOException, InterruptedException {
    JsonNode block = rpc.call("eth_getBlockByNumber", "latest", false);
    return ChainRpc.quantity(block.path("timestamp")).longValueExact();
  }

  private JsonNode view(String calldata) throws IOException, InterruptedException {
    return rpc.call(
        "eth_call", Json.object().put("to", registry.hex()).put("data", calldata), "latest");
  }

  private ObjectNode describe(EvmAddress owner, long chainId, LocationFile location) {
    return Json.object()
        .put("device", signer.deviceId().hex())
        .put("owner", owner.hex())
        .put("registry", registry.hex())
        .put("chainId", chainId)
        .put("coarse_cell", coarse(location).hex());
  }

  private static Cell coarse(LocationFile location) {
    return location.location().cell().parent(COARSE_RESOLUTION);
  }
}
