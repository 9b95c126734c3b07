package io.travelapp.adapters.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With {@code -Dtravelapp.regenerate=true} it writes the code instead of comparing it, after a
 * migration was added.
 */
class GeneratedCodeTest {

  private static final Path CHECKED_IN = Path.of("src/generated/java");

  @Test
  void the_generated_code_is_that_of_the_migrated_schema(@TempDir Path fresh) throws Exception {
    boolean regenerate = Boolean.getBoolean("travelapp.regenerate");
    GenerationTool.generate(configuration(regenerate ? CHECKED_IN : fresh));

    assertThat(files(CHECKED_IN)).isNotEmpty();
    if (!regenerate) {
      assertThat(files(CHECKED_IN)).isEqualTo(files(fresh));
    }
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  private static Configuration configuration(Path directory) {
    TestDatabase database = TestDatabase.fresh();
    return new Configuration()
        .withLogging(Logging.WARN)
        .withJdbc(
            new Jdbc()
                .withUrl(database.url())
                .withUser(database.user())
                .withPassword(database.password()))
        .withGenerator(
            new Generator()
                .withDatabase(
                    new Database()
                        .withInputSchema(Migrations.SCHEMA)
                        .withExcludes("schema_history")
                        .withIncludeCheckConstraints(false)
                        .withForcedTypes(
                            new ForcedType().withName("INSTANT").withIncludeTypes("timestamptz")))
                .withGenerate(
                    new Generate()
                        .withGeneratedAnnotation(false)
                        .withJooqVersionReference(false)
                        .withComments(false)
                        .withImplicitJoinPathsToOne(false)
                        .withImplicitJoinPathsToMany(false)
                        .withImplicitJoinPathsManyToMany(false)
                        .withWhereMethodOverrides(false))
                .withTarget(
                    new Target()
                        .withPackageName("io.travelapp.adapters.accounts.generated")
                        .withDirectory(directory.toString())
                        .withClean(true)));
  }
}
