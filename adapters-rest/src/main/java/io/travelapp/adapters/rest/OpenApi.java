package io.travelapp.adapters.rest;

import static io.travelapp.adapters.rest.WireSchemas.members;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the OpenAPI 3.1 document from the resources themselves: their paths, their records, who
 * they are for, and what their {@link Operation} says. So it cannot lag behind them.
 */
final class OpenApi {

  private static final Pattern IN_PATH = Pattern.compile("\\{([a-z]+)\\}");
  private static final String PROBLEM = "#/components/schemas/Problem";

  private final WireSchemas schemas = new WireSchemas();
  private final Map<String, Object> paths = new LinkedHashMap<>();

  private OpenApi() {}

  /** The document of these resources. */
  static Map<String, Object> of(List<Class<?>> resources) {
    return new OpenApi().document(resources);
  }

  private Map<String, Object> document(List<Class<?>> resources) {
    resources.forEach(this::addResource);
    schemas.named().put("Problem", problem());
    return members(
        "openapi",
        "3.1.0",
        "info",
        members(
            "title",
            "TravelApp",
            "version",
            "1",
            "description",
            "Coach tickets: search, hold, pay, board. Errors are problems by RFC 9457; programs go by their code."),
        "servers",
        List.of(members("url", "/")),
        "paths",
        paths,
        "components",
        members(
            "schemas",
            schemas.named(),
            "securitySchemes",
            members(
                "token",
                members(
                    "type",
                    "http",
                    "scheme",
                    "bearer",
                    "description",
                    "The access token that signing in answers."))));
  }

  private void addResource(Class<?> resource) {
    Arrays.stream(resource.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Operation.class))
        .sorted(Comparator.comparing(OpenApi::pathOf).thenComparing(OpenApi::verbOf))
        .forEach(method -> {
          @SuppressWarnings("unchecked") // Only such maps are put there.
          Map<String, Object> operations =
              (Map<String, Object>)
                  paths.computeIfAbsent(pathOf(method), path -> new LinkedHashMap<>());
          operations.put(verbOf(method), operation(method));
        });
  }

  private Map<String, Object> operation(Method method) {
    Operation said = method.getAnnotation(Operation.class);
    Access.Who who = method.getAnnotation(Access.class).value();
    Optional<Parameter> body = bodyOf(method);
    Map<String, Object> operation =
        members(
            "operationId", said.id(), "summary", said.summary(), "tags", List.of(tagOf(method)));
    List<Object> parameters = parameters(method, said);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    body.ifPresent(sent ->
        operation.put(
            "requestBody",
            members(
                "required",
                !sent.isAnnotationPresent(MayBeMissing.class),
                "content",
                json(schemas.of(sent.getType())))));
    operation.put("responses", responses(said, who, body.isPresent()));
    operation.put("security", security(who));
    return operation;
  }

  private static List<Object> security(Access.Who who) {
    Map<String, Object> token = members("token", List.of());
    return switch (who) {
      case ANYBODY -> List.of();
      case ANYBODY_KNOWN_OR_NOT -> List.of(members(), token);
      case CUSTOMER, ADMINISTRATOR -> List.of(token);
    };
  }

  private List<Object> parameters(Method method, Operation said) {
    List<Object> parameters = new ArrayList<>();
    IN_PATH
        .matcher(pathOf(method))
        .results()
        .map(MatchResult::group)
        .forEach(name ->
            parameters.add(
                members(
                    "name",
                    name.substring(1, name.length() - 1),
                    "in",
                    "path",
                    "required",
                    true,
                    "schema",
                    members("type", "string"))));
    for (Operation.Query query : said.query()) {
      parameters.add(
          members(
              "name",
              query.name(),
              "in",
              "query",
              "required",
              query.required(),
              "description",
              query.what(),
              "schema",
              schemaOf(query)));
    }
    if (said.once()) {
      parameters.add(
          members(
              "name",
              Idempotent.KEY_HEADER,
              "in",
              "header",
              "required",
              true,
              "description",
              "A text of your choice, new for each request that is meant anew. The same again is answered the same.",
              "schema",
              members("type", "string", "minLength", 1, "maxLength", 255)));
    }
    if (said.localized()) {
      parameters.add(
          members(
              "name",
              HttpHeaders.ACCEPT_LANGUAGE,
              "in",
              "header",
              "required",
              false,
              "description",
              "The languages that are read, as in `de-CH, fr;q=0.8`. Content-Language says which it is.",
              "schema",
              members("type", "string")));
    }
    return parameters;
  }

  private Map<String, Object> schemaOf(Operation.Query query) {
    Map<String, Object> schema = schemas.of(query.type());
    if (query.max() > 0) {
      schema.put("minimum", query.min());
      schema.put("maximum", query.max());
    }
    return schema;
  }

  private Map<String, Object> responses(Operation said, Access.Who who, boolean body) {
    Map<String, Object> responses = new TreeMap<>();
    for (int status : said.statuses()) {
      responses.put(Integer.toString(status), success(said));
    }
    Map<Integer, List<ProblemCode>> problems =
        problems(said, who, body).stream()
            .collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()));
    problems.forEach((status, codes) ->
        responses.put(
            status.toString(),
            members(
                "description",
                codes.stream()
                    .map(code -> "`" + code.text() + "`: " + code.title() + ".")
                    .collect(Collectors.joining("\n\n")),
                "content",
                members("application/problem+json", members("schema", members("$ref", PROBLEM))))));
    return responses;
  }

  private Map<String, Object> success(Operation said) {
    if (said.answers() == Void.class) {
      return members("description", "Done.");
    }
    Map<String, Object> schema =
        said.list() ? schemas.pageOf(said.answers()) : schemas.of(said.answers());
    return members("description", said.summary() + ".", "content", json(schema));
  }

  private static Set<ProblemCode> problems(Operation said, Access.Who who, boolean body) {
    Set<ProblemCode> problems = EnumSet.of(ProblemCode.INTERNAL_ERROR, ProblemCode.BUSY);
    problems.addAll(List.of(said.problems()));
    if (who != Access.Who.ANYBODY) {
      problems.add(ProblemCode.NOT_SIGNED_IN);
    }
    if (who == Access.Who.ADMINISTRATOR) {
      problems.add(ProblemCode.FORBIDDEN);
    }
    if (said.query().length > 0) {
      problems.addAll(
          EnumSet.of(ProblemCode.INVALID_REQUEST, ProblemCode.MISSING, ProblemCode.UNFIT));
    }
    if (body) {
      problems.addAll(
          EnumSet.of(
              ProblemCode.MALFORMED_JSON,
              ProblemCode.INVALID_REQUEST,
              ProblemCode.MISSING,
              ProblemCode.UNKNOWN_FIELD,
              ProblemCode.WRONG_TYPE,
              ProblemCode.UNFIT,
              ProblemCode.BODY_TOO_LARGE,
              ProblemCode.UNSUPPORTED_MEDIA_TYPE));
    }
    if (said.once()) {
      problems.addAll(
          EnumSet.of(
              ProblemCode.IDEMPOTENCY_KEY_MISSING,
              ProblemCode.IDEMPOTENCY_KEY_UNFIT,
              ProblemCode.IDEMPOTENCY_KEY_REUSED,
              ProblemCode.REQUEST_IN_PROGRESS));
    }
    return problems;
  }

  private static Map<String, Object> json(Map<String, Object> schema) {
    return members("application/json", members("schema", schema));
  }

  private Map<String, Object> problem() {
    Map<String, Object> text = members("type", "string");
    return members(
        "type",
        "object",
        "description",
        "What went wrong (RFC 9457). Some problems have further members.",
        "properties",
        members(
            "type",
            text,
            "title",
            text,
            "status",
            members("type", "integer"),
            "code",
            members(
                "type",
                "string",
                "description",
                "For programs. There may be more in time.",
                "examples",
                Arrays.stream(ProblemCode.values()).map(ProblemCode::text).toList()),
            "detail",
            text,
            "instance",
            text,
            "traceId",
            text,
            "errors",
            members("type", "array", "items", schemas.of(Fault.FaultJson.class))),
        "required",
        List.of("type", "title", "status", "code", "detail", "traceId"),
        "additionalProperties",
        true);
  }

  static String pathOf(Method method) {
    String path = method.getDeclaringClass().getAnnotation(Path.class).value();
    Path more = method.getAnnotation(Path.class);
    return more == null ? path : path + "/" + more.value();
  }

  static String verbOf(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        return verb.value().toLowerCase(Locale.ROOT);
      }
    }
    throw new IllegalArgumentException(method + " is no operation");
  }

  private static Optional<Parameter> bodyOf(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.getType().isRecord())
        .findFirst();
  }

  private static String tagOf(Method method) {
    return method.getDeclaringClass().getSimpleName().replaceAll("Resource$", "");
  }
}
