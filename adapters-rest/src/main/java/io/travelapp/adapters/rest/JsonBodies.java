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

/** Reads a body into the record that an operation takes. */
@Consumes(MediaType.APPLICATION_JSON)
final class JsonBodies implements MessageBodyReader<Object> {

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
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
    return RequestRecord.read(Json.parse(body.readAllBytes()), type);
  }
}
