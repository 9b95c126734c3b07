package io.travelapp.adapters.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

/** Reads a body into the record that an operation takes. */
@Consumes(MediaType.APPLICATION_JSON)
final class JsonBodies implements MessageBodyReader<Object> {

  private static final byte[] NOTHING = {'{', '}'};

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  /** What is read where nothing was sent that {@link MayBeMissing}. */
  static <T> T nothing(Class<T> type) {
    return RequestRecord.read(Json.parse(NOTHING), type);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    String coding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
    String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (!mediaType.getSubtype().equalsIgnoreCase("json")
        || (coding != null && !coding.equalsIgnoreCase("identity"))
        || (charset != null && !charset.equalsIgnoreCase("utf-8"))) {
      throw new NotSupportedException();
    }
    byte[] bytes = body.readAllBytes();
    boolean missing =
        bytes.length == 0 && Arrays.stream(annotations).anyMatch(MayBeMissing.class::isInstance);
    return missing ? nothing(type) : RequestRecord.read(Json.parse(bytes), type);
  }
}
