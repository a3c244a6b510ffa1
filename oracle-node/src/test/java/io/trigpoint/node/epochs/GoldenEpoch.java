package io.trigpoint.node.epochs;

import io.trigpoint.node.epochs.GivenEpoch.Part;
import io.trigpoint.node.epochs.compute.EpochShards;
import io.trigpoint.node.epochs.compute.ThreadedEngine;
import io.trigpoint.node.epochs.compute.Verification;
import io.trigpoint.node.epochs.segment.MemorySegments;
import io.trigpoint.report.BouncyCastleSignatures;
import io.trigpoint.report.Hashes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.Supplier;

/**
 * The epochs under src/test/resources/golden, a folder each. Run with the word {@code write} and a
 * directory to make them anew; with names to compute those again and print what came out, one fact
 * a line. The property {@code golden.shuffle} is a seed by which the reports are put in another
 * order.
 */
enum GoldenEpoch {
  /** No device, no report, no sale. */
  EMPTY(() -> GivenEpoch.empty(GoldenEpoch.SEED)),
  /** Hotspots and their locations. */
  PLAIN(() -> GivenEpoch.of(GoldenEpoch.SEED + 1, EnumSet.of(Part.COVERAGE))),
  /** Stations, and faults. */
  WEATHER(() -> GivenEpoch.of(GoldenEpoch.SEED + 2, EnumSet.of(Part.WEATHER, Part.FAULTS))),
  /** Sales of what the stations measured. */
  SALES(() -> GivenEpoch.of(GoldenEpoch.SEED + 3, EnumSet.of(Part.WEATHER, Part.SALES))),
  /** All of it, and it begins with evidence against a link. */
  EVIDENCE(() -> GivenEpoch.afterLoudEpochs(GoldenEpoch.SEED, 5)),
  /** A whole day of four stations, one of which kept failing on the day before. */
  DAY(() -> GivenWeatherDays.second(GoldenEpoch.SEED + 4));

  private static final long SEED = 20_261_121;
  private static final int SHARDS = 8;
  private static final String SHARDED = "eight-shards.txt";
  private static final int THREADS = Integer.getInteger("golden.threads", 2);

  private final Supplier<EpochInputs> generator;

  GoldenEpoch(Supplier<EpochInputs> generator) {
    this.generator = generator;
  }

  public static void main(String... arguments) throws IOException, CorruptFile {
    if (arguments.length == 2 && arguments[0].equals("write")) {
      for (GoldenEpoch golden : values()) {
        golden.write(Path.of(arguments[1]));
      }
      return;
    }
    System.out.println("locale " + Locale.getDefault().toLanguageTag());
    System.out.println("zone " + TimeZone.getDefault().getID());
    for (String name : arguments) {
      GoldenEpoch golden = valueOf(name);
      EpochInputs inputs = shuffled(golden.read().inputs());
      System.out.println(golden.facts(inputs));
      System.out.println(golden.shardedFacts(inputs));
    }
  }

  EpochInputs inputs() {
    return generator.get();
  }

  PublishedEpoch read() throws IOException, CorruptFile {
    return PublishedEpoch.read(
        this::resource,
        switch (this) {
          case EVIDENCE -> 12;
          case DAY -> 8;
          case EMPTY, PLAIN, WEATHER, SALES -> 7;
        });
  }

  /** The name, the roots, and the hash of every byte of the result. */
  String facts(EpochInputs inputs) {
    EpochOutcome outcome = EpochComputation.compute(inputs, new BouncyCastleSignatures(), THREADS);
    return fact(outcome.roots(), OrderedJson.bytes(ResultJson.of(inputs.head(), outcome)));
  }

  /** The roots when the reports are split into more shards than their number asks for. */
  String shardedFacts(EpochInputs inputs) {
    EpochShards shards =
        new EpochShards(
            inputs.head(),
            MemorySegments.of(inputs.reports(), SHARDS),
            Verification.of(new BouncyCastleSignatures()));
    EpochOutcome outcome =
        EpochComputation.compute(shards, work -> new ThreadedEngine(work, THREADS));
    return this + " " + SHARDS + " shards " + outcome.roots();
  }

  /** What was committed for many shards. */
  String committedShards() throws IOException {
    return new String(resource("", SHARDED), StandardCharsets.UTF_8).strip();
  }

  /** What the committed files say, without computing anything. */
  String committed() throws IOException, CorruptFile {
    return fact(read().manifest().roots(), resource("", PublishedEpoch.RESULT));
  }

  private String fact(EpochOutcome.Roots roots, byte[] result) {
    return this + " " + roots + " result " + Hashes.sha256(result).hex();
  }

  /** The same inputs with the reports in another order. */
  static EpochInputs shuffled(EpochInputs inputs, long seed) {
    List<SealedReport> reports = new ArrayList<>(inputs.reports());
    Collections.shuffle(reports, new Random(seed));
    return new EpochInputs(
        inputs.frame(),
        reports,
        inputs.devices(),
        inputs.entropies(),
        inputs.selectionEntropy(),
        inputs.sales(),
        inputs.before(),
        inputs.evidence(),
        inputs.parameters());
  }

  private static EpochInputs shuffled(EpochInputs inputs) {
    Long seed = Long.getLong("golden.shuffle");
    return seed == null ? inputs : shuffled(inputs, seed);
  }

  byte[] resource(String folder, String name) throws IOException {
    String path = "/golden/" + folder() + "/" + name;
    try (InputStream file = GoldenEpoch.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new FileNotFoundException(path);
      }
      return file.readAllBytes();
    }
  }

  private String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  private void write(Path parent) throws IOException {
    EpochInputs inputs = inputs();
    EpochOutcome outcome = EpochComputation.compute(inputs, new BouncyCastleSignatures());
    Path directory = Files.createDirectories(parent.resolve(folder()));
    for (Map.Entry<String, byte[]> file :
        PublishedEpoch.files(inputs, outcome, Optional.empty()).entrySet()) {
      Path _ = Files.write(directory.resolve(file.getKey()), file.getValue());
    }
    Path _ = Files.writeString(directory.resolve(SHARDED), shardedFacts(inputs) + "\n");
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
