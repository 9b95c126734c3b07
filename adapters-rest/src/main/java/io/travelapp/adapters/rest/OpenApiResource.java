package io.travelapp.adapters.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What the interface offers, for programs to read. */
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {

  private final byte[] document;

  OpenApiResource(List<Class<?>> resources) {
    this.document = Json.write(OpenApi.of(resources));
  }

  /** Shows the OpenAPI document. */
  @GET
  @Access(Access.Who.ANYBODY)
  public Response show() {
    return Response.ok(document.clone(), AnswerFilter.JSON).build();
  }
}
