package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.HearPaymentNotice;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the payment gateway tells that something became of a payment. */
@Path("/api/v1/payment-notices")
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentNoticesResource {

  /** For who looks after the server. */
  private static final Logger AUDIT = LoggerFactory.getLogger("travelapp.audit");

  private final HearPaymentNotice hearPaymentNotice;

  PaymentNoticesResource(UseCases useCases) {
    this.hearPaymentNotice = useCases.hearPaymentNotice();
  }

  /** Hears a notice; which payment it is about is told by the gateway's own adapter. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "hearPaymentNotice",
      summary = "Hears from the payment gateway that something became of a payment",
      statuses = 204,
      problems = ProblemCode.NOTICE_FORGED)
  @Access(Access.Who.ANYBODY)
  public Response hear(@Context ContainerRequestContext request, byte[] body) {
    return switch (hearPaymentNotice.handle(
        new HearPaymentNotice.Command(headersOf(request), body))) {
      case HearPaymentNotice.Outcome.Heard ignored -> Response.noContent().build();
      case HearPaymentNotice.Outcome.Forged(String reason) -> {
        AUDIT.warn(
            "A forged payment notice was refused: {} (request {})", reason, Trace.of(request));
        yield Problem.of(ProblemCode.NOTICE_FORGED, "The notice is not signed as it has to be.")
            .toResponse();
      }
    };
  }

  private static Map<String, String> headersOf(ContainerRequestContext request) {
    Map<String, String> headers = new TreeMap<>();
    request
        .getHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }
}
