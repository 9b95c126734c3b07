package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.LocalizedText;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatFeature;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.VehicleLayout;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** vehicle_layouts.txt, route_vehicles.txt and destinations.txt, which are ours. */
class ExtensionsTest {

  private static final String LAYOUTS = "layout_id,seat_label,deck,row,column,features";

  @TempDir Path scratch;

  @Test
  void a_line_has_the_vehicle_that_the_feed_tells() {
    var accepted =
        aSoundFeed()
            .with(
                "vehicle_layouts.txt",
                LAYOUTS,
                "van,1A,1,1,1,window front",
                "van,1B,1,1,2,",
                "other,1A,1,1,1,",
                "van,2A,2,2,1,TABLE")
            .with("route_vehicles.txt", "route_id,layout_id", "chuo,van")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.read().layouts())
        .containsOnlyKeys(accepted.journey("morning").pattern().line().id());
    VehicleLayout van = accepted.read().layouts().values().iterator().next();
    assertThat(van.name()).isEqualTo("van");
    assertThat(van.seats())
        .containsExactly(
            new Seat(new SeatLabel("1A"), 1, 1, 1, Set.of(SeatFeature.WINDOW, SeatFeature.FRONT)),
            new Seat(new SeatLabel("1B"), 1, 1, 2, Set.of()),
            new Seat(new SeatLabel("2A"), 2, 2, 1, Set.of(SeatFeature.TABLE)));
  }

  @Test
  void unsound_seats_are_left_out_and_unknown_features_are_told() {
    var accepted =
        aSoundFeed()
            .with(
                "vehicle_layouts.txt",
                LAYOUTS,
                "van,1A,1,1,1,window sofa",
                "van,1A,1,9,9,",
                "van,1B,1,1,1,",
                "van,1C,0,1,3,",
                "van,1 D,1,1,4,",
                ",1E,1,1,5,",
                "van,,1,1,6,")
            .with("route_vehicles.txt", "route_id,layout_id", "chuo,van")
            .acceptedIn(scratch);

    assertThat(accepted.read().layouts().values())
        .singleElement()
        .extracting(layout -> layout.seats().size())
        .isEqualTo(1);
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("vehicle_layouts.txt", 2, "seats have no feature \"sofa\"; it is left out"),
            seat(3, "seat 1A is there already"),
            seat(4, "seat 1B stands where another one stands"),
            seat(5, "deck \"0\" is not a whole number from 1 to 1000"),
            seat(6, "seat_label \"1 D\" is not 1 to 8 letters, digits or hyphens"),
            seat(7, "layout_id is missing"),
            seat(8, "seat_label is missing"));
  }

  private static Remark seat(long line, String reason) {
    return new Remark("vehicle_layouts.txt", line, reason + "; the seat is left out");
  }

  @Test
  void a_vehicle_has_no_more_seats_than_the_domain_allows() {
    String[] rows = new String[202];
    rows[0] = LAYOUTS;
    for (int seat = 1; seat < rows.length; seat++) {
      rows[seat] = "bus," + seat + ",1," + seat + ",1,";
    }
    var accepted =
        aSoundFeed()
            .with("vehicle_layouts.txt", rows)
            .with("route_vehicles.txt", "route_id,layout_id", "chuo,bus")
            .acceptedIn(scratch);

    assertThat(accepted.read().layouts().values())
        .singleElement()
        .extracting(layout -> layout.seats().size())
        .isEqualTo(200);
    assertThat(accepted.remarks())
        .containsExactly(seat(202, "a vehicle has no more than 200 seats"));
  }

  @Test
  void a_wheelchair_space_takes_the_place_of_seats() {
    var accepted =
        aSoundFeed()
            .with(
                "vehicle_layouts.txt",
                LAYOUTS + ",displaces",
                "bus,W1,1,2,4,wheelchair,1A 1B",
                "bus,1A,1,1,1,,",
                "bus,1B,1,1,2,window,")
            .with("route_vehicles.txt", "route_id,layout_id", "chuo,bus")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.read().layouts().values())
        .singleElement()
        .satisfies(bus -> {
          assertThat(bus.ordinarySeats()).isEqualTo(2);
          assertThat(bus.seats().getLast())
              .isEqualTo(
                  new Seat(
                      new SeatLabel("W1"),
                      1,
                      2,
                      4,
                      Set.of(SeatFeature.WHEELCHAIR),
                      Set.of(new SeatLabel("1A"), new SeatLabel("1B"))));
        });
  }

  @Test
  void what_a_wheelchair_space_cannot_displace_stays() {
    var accepted =
        aSoundFeed()
            .with(
                "vehicle_layouts.txt",
                LAYOUTS + ",displaces",
                "bus,1A,1,1,1,,",
                "bus,1B,1,1,2,,1A",
                "bus,1C,1,1,3,,",
                "bus,W1,1,2,1,wheelchair,1A 9Z",
                "bus,W2,1,2,2,wheelchair,1A W1 1C",
                "bus,W3,1,2,3,wheelchair,1?",
                "cart,W1,1,1,1,wheelchair,")
            .with("route_vehicles.txt", "route_id,layout_id", "chuo,bus")
            .acceptedIn(scratch);

    assertThat(accepted.read().layouts().values())
        .singleElement()
        .satisfies(bus ->
            assertThat(bus.seats())
                .extracting(seat -> seat.label().value() + " " + seat.displaces())
                .containsExactly("1A []", "1C []", "W1 [1A]", "W2 [1C]"));
    assertThat(accepted.remarks())
        .extracting(Remark::line, Remark::reason)
        .containsExactlyInAnyOrder(
            tuple(3L, "seat 1B is no wheelchair space and displaces none; the seat is left out"),
            tuple(7L, "displaces \"1?\" is not the label of a seat; the seat is left out"),
            tuple(
                5L,
                "in layout \"bus\" seat W1 displaces 9Z, which is no ordinary seat or is displaced"
                    + " already; that is left out"),
            tuple(
                6L,
                "in layout \"bus\" seat W2 displaces 1A, which is no ordinary seat or is displaced"
                    + " already; that is left out"),
            tuple(
                6L,
                "in layout \"bus\" seat W2 displaces W1, which is no ordinary seat or is displaced"
                    + " already; that is left out"),
            tuple(8L, "layout \"cart\" has no seat but wheelchair spaces; it is left out"));
  }

  @Test
  void a_vehicle_of_an_unknown_route_or_layout_is_left_out() {
    var accepted =
        aSoundFeed()
            .adding("routes.txt", "rail,ridgeway,RL,Rail,2")
            .with("vehicle_layouts.txt", LAYOUTS, "van,1A,1,1,1,", "bus,1A,1,1,1,")
            .with(
                "route_vehicles.txt",
                "route_id,layout_id",
                "chuo,tram",
                "nowhere,van",
                "rail,van",
                "chuo,van",
                "chuo,bus")
            .acceptedIn(scratch);

    assertThat(accepted.read().layouts().values())
        .extracting(VehicleLayout::name)
        .containsExactly("van");
    assertThat(accepted.remarks())
        .extracting(Remark::file, Remark::line)
        .containsExactly(
            tuple("routes.txt", 3L),
            tuple("route_vehicles.txt", 2L),
            tuple("route_vehicles.txt", 3L),
            tuple("route_vehicles.txt", 6L));
    assertThat(accepted.remarks())
        .extracting(Remark::reason)
        .contains(
            "layout \"tram\" is unknown or has no seat; the vehicle of the route is left out",
            "route \"nowhere\" is unknown; the vehicle of the route is left out",
            "route \"chuo\" has a vehicle already; the vehicle of the route is left out");
  }

  @Test
  void a_line_that_does_not_run_has_no_vehicle() {
    var accepted =
        aSoundFeed()
            .adding("routes.txt", "idle,ridgeway,I,Idle,3")
            .with("vehicle_layouts.txt", LAYOUTS, "van,1A,1,1,1,")
            .with("route_vehicles.txt", "route_id,layout_id", "idle,van")
            .acceptedIn(scratch);

    assertThat(accepted.read().layouts()).isEmpty();
    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void destinations_are_places_in_their_order_with_text_and_picture() {
    var accepted =
        aSoundFeed()
            .adding("stops.txt", "area,Mount Fuji,35.36,138.72,1,,", "bay,Bay,35.36,138.72,,area,")
            .with(
                "destinations.txt",
                "stop_id,position,summary,picture_url",
                "tokyo,2,\"Lights, and more lights.\",",
                "bay,1,The mountain itself.,https://pictures.example.org/fuji.jpg",
                "kofu,3,Grapes.,/pictures/kofu.jpg")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.read().timetable().destinations())
        .containsExactly(
            new Destination(
                accepted.place("area"),
                1,
                english("The mountain itself."),
                Optional.of("https://pictures.example.org/fuji.jpg")),
            new Destination(
                accepted.place("tokyo"), 2, english("Lights, and more lights."), Optional.empty()),
            new Destination(
                accepted.place("kofu"), 3, english("Grapes."), Optional.of("/pictures/kofu.jpg")));
  }

  @Test
  void unsound_destinations_are_left_out() {
    var accepted =
        aSoundFeed()
            .with(
                "destinations.txt",
                "stop_id,position,summary,picture_url",
                "kofu,1,Grapes.,javascript:alert(1)",
                "nara,2,Deer.,",
                "kofu,3,Grapes again.,",
                "tokyo,1,Lights.,",
                "tokyo,first,Lights.,",
                "tokyo,2,,")
            .acceptedIn(scratch);

    assertThat(accepted.read().timetable().destinations())
        .containsExactly(
            new Destination(accepted.place("kofu"), 1, english("Grapes."), Optional.empty()));
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "destinations.txt",
                2,
                "picture_url \"javascript:alert(1)\" is neither http, https nor a path; it is left"
                    + " out"),
            destination(3, "no place of the feed is called \"nara\""),
            destination(4, "place \"kofu\" is a destination already"),
            destination(5, "position 1 is taken already"),
            destination(6, "position \"first\" is not a whole number from 1 to 10000"),
            destination(7, "summary is missing"));
  }

  private static LocalizedText english(String text) {
    return LocalizedText.of(Locale.ENGLISH, text);
  }

  private static Remark destination(long line, String reason) {
    return new Remark("destinations.txt", line, reason + "; the destination is left out");
  }
}
