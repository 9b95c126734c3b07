package io.travelapp.adapters.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.travelapp.domain.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Writes answers and reads bodies as JSON. One form, UTF-8, and bounds on all that is read. */
final class Json {

  static final int DEPTH_MAX = 32;
  static final int STRING_MAX = 8 * 1024;
  private static final int NUMBER_LENGTH_MAX = 40;
  private static final int NAME_LENGTH_MAX = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxStringLength(STRING_MAX)
                          .maxNumberLength(NUMBER_LENGTH_MAX)
                          .maxNameLength(NAME_LENGTH_MAX)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .addModule(new Jdk8Module())
          .addModule(values())
          .build();

  private Json() {}

  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a body.
   *
   * @throws Refusal if it is not one JSON value in UTF-8 within the bounds
   */
  static JsonNode parse(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      JsonNode tree = MAPPER.readTree(text);
      if (tree.isMissingNode()) {
        throw malformed("The body is empty.");
      }
      return tree;
    } catch (CharacterCodingException e) {
      throw malformed("The body is not UTF-8.");
    } catch (StreamConstraintsException e) {
      throw malformed(
          "The body is nested deeper than "
              + DEPTH_MAX
              + " levels, or a text in it is longer than "
              + STRING_MAX
              + " characters, a name than "
              + NAME_LENGTH_MAX
              + ", a number than "
              + NUMBER_LENGTH_MAX
              + ".");
    } catch (JsonProcessingException e) {
      throw malformed(whatIsWrong(e));
    }
  }

  /** The parser's own message would quote the body and name classes. */
  private static String whatIsWrong(JsonProcessingException e) {
    String what =
        e.getOriginalMessage().startsWith("Duplicate field")
            ? "A field is given twice"
            : "The body is not JSON";
    return Optional.ofNullable(e.getLocation())
        .map(where ->
            what + ", at line " + where.getLineNr() + ", column " + where.getColumnNr() + ".")
        .orElse(what + ".");
  }

  private static Refusal malformed(String detail) {
    return new Refusal(Problem.of(ProblemCode.MALFORMED_JSON, detail));
  }

  private static SimpleModule values() {
    SimpleModule module = new SimpleModule("values");
    TextForm.all().forEach(form -> add(module, form));
    module.addSerializer(Enum.class, as(TextForm::nameOf));
    module.addSerializer(
        Money.class,
        as(money -> new MoneyJson(money.amount(), money.currency().getCurrencyCode())));
    module.setSerializerModifier(new NothingByReflection());
    return module;
  }

  private static <T> void add(SimpleModule module, TextForm<T> form) {
    module.addSerializer(form.type(), as(form.write()));
  }

  private static <T> JsonSerializer<T> as(Function<? super T, ?> form) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider provider)
          throws IOException {
        out.writePOJO(form.apply(value));
      }
    };
  }

  /**
   * Refuses to write a value of the domain as its parts happen to be: what it shows outside is
   * decided here, by {@link TextForm} or by a record.
   */
  private static final class NothingByReflection extends BeanSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonSerializer<?> modifySerializer(
        SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
      boolean ofDomain = bean.getBeanClass().getPackageName().startsWith("io.travelapp.domain");
      if (ofDomain && serializer instanceof BeanSerializerBase) {
        throw new IllegalStateException("Nobody has said how to write " + bean.getBeanClass());
      }
      return serializer;
    }
  }
}
