package io.travelapp.adapters.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an operation returned into the bytes of the answer, before its head is sent: so a
 * catalogue read has an ETag and can be answered by 304, every length is known, and what is worth
 * it is compressed.
 */
final class AnswerFilter implements ContainerResponseFilter {

  static final String JSON = "application/json;charset=utf-8";
  static final String PROBLEM_JSON = "application/problem+json;charset=utf-8";

  /** Below this, compression saves no packet. */
  private static final int COMPRESSED_FROM_BYTES = 1400;

  @Context private @Nullable ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle(Trace.HEADER, Trace.of(request));
    headers.putIfAbsent(HttpHeaders.DATE, List.of(HttpDate.now()));
    SecurityHeaders.FOR_DATA.forEach(headers::putIfAbsent);
    render(request, response);
    if (isCatalogueRead(request, response)) {
      tag(request, response);
    } else if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (response.getEntity() instanceof byte[] body) {
      headers.putSingle(HttpHeaders.CONTENT_LENGTH, body.length);
    }
  }

  private static void render(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= 400 && response.getEntity() == null) {
      // The container gives some without a word.
      Problem.ofStatus(response.getStatus()).ifPresent(response::setEntity);
    }
    Object entity = response.getEntity();
    if (request.getMethod().equals(HttpMethod.OPTIONS) && response.getStatus() == 200) {
      // Allow has said it.
      response.setStatus(204);
      response.setEntity(null);
    } else if (entity != null && !(entity instanceof byte[])) {
      boolean problem = entity instanceof Problem;
      String type = problem ? PROBLEM_JSON : JSON;
      if (problem) {
        response
            .getHeaders()
            .putSingle(HttpHeaders.CONTENT_LANGUAGE, languageOf(request).toLanguageTag());
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
      }
      response.setEntity(render(request, entity), null, MediaType.valueOf(type));
    }
  }

  private static Locale languageOf(ContainerRequestContext request) {
    return Catalogue.languageFor(
        Languages.wanted(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  /** The bytes of what an operation answers to a request; none for nothing. */
  static byte[] render(ContainerRequestContext request, @Nullable Object entity) {
    if (entity == null) {
      return new byte[0];
    }
    return entity instanceof Problem problem
        ? Json.write(
            problem.members(
                request.getUriInfo().getRequestUri().getRawPath(),
                Trace.of(request),
                languageOf(request)))
        : Json.write(entity);
  }

  /**
   * What is the same for everybody, and may be kept if it is asked for again whether it changed.
   */
  private boolean isCatalogueRead(
      ContainerRequestContext request, ContainerResponseContext response) {
    boolean reads =
        request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    return reads
        && response.getStatus() == 200
        && !response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)
        && Caller.find(request.getSecurityContext()).isEmpty()
        && Optional.ofNullable(resource)
            .map(ResourceInfo::getResourceMethod)
            .map(method -> method.getAnnotation(Access.class))
            .filter(access -> access.value() != Access.Who.CUSTOMER)
            .isPresent();
  }

  private static void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(response.getEntity() instanceof byte[] body)) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    // Weak, because the compressed answer bears it too.
    EntityTag tag = new EntityTag(digest(body), true);
    headers.putSingle(HttpHeaders.ETAG, tag);
    headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
    headers.add(HttpHeaders.VARY, "Accept-Encoding, Authorization");
    Response.ResponseBuilder unchanged = request.getRequest().evaluatePreconditions(tag);
    if (unchanged != null) {
      response.setStatus(304);
      response.setEntity(null);
    } else if (isWorthCompressing(response, body) && acceptsGzip(request)) {
      headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
      response.setEntity(gzip(body));
    }
  }

  private static boolean isWorthCompressing(ContainerResponseContext response, byte[] body) {
    return body.length >= COMPRESSED_FROM_BYTES
        && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType());
  }

  private static boolean acceptsGzip(ContainerRequestContext request) {
    String accepted = request.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null
        && accepted
            .toLowerCase(Locale.ROOT)
            .matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String digest(byte[] body) {
    byte[] digest = Digests.sha256(body);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22);
  }
}
