package io.travelapp.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.travelapp.testkit.memory.WrongAdapters.AdmitsEveryTry;
import io.travelapp.testkit.memory.WrongAdapters.CapturesWhatWasNeverAuthorised;
import io.travelapp.testkit.memory.WrongAdapters.ChangesWhatWasSold;
import io.travelapp.testkit.memory.WrongAdapters.ClosesByTheFirstStop;
import io.travelapp.testkit.memory.WrongAdapters.ComparesOriginAndDestination;
import io.travelapp.testkit.memory.WrongAdapters.ConfirmsWhatIsNotFirm;
import io.travelapp.testkit.memory.WrongAdapters.CountsNoTries;
import io.travelapp.testkit.memory.WrongAdapters.CountsSeatsPartByPart;
import io.travelapp.testkit.memory.WrongAdapters.DoesNotAskWhoseItIs;
import io.travelapp.testkit.memory.WrongAdapters.ForgetsThatTokensEnd;
import io.travelapp.testkit.memory.WrongAdapters.ForgetsThePast;
import io.travelapp.testkit.memory.WrongAdapters.ForgetsWhatWasAsked;
import io.travelapp.testkit.memory.WrongAdapters.GivesTheNumberForAToken;
import io.travelapp.testkit.memory.WrongAdapters.GrantsForEver;
import io.travelapp.testkit.memory.WrongAdapters.HasAClockOfItsOwn;
import io.travelapp.testkit.memory.WrongAdapters.HoldsLegByLeg;
import io.travelapp.testkit.memory.WrongAdapters.KeepsOnlyWhatIsClaimed;
import io.travelapp.testkit.memory.WrongAdapters.KeepsTheFirstDetails;
import io.travelapp.testkit.memory.WrongAdapters.KeepsTheFirstSeatAllTheWay;
import io.travelapp.testkit.memory.WrongAdapters.LeavesStopsOut;
import io.travelapp.testkit.memory.WrongAdapters.LetsPromotionsBeUsedForEver;
import io.travelapp.testkit.memory.WrongAdapters.LetsReplacedTokensLive;
import io.travelapp.testkit.memory.WrongAdapters.LooksAndThenClaims;
import io.travelapp.testkit.memory.WrongAdapters.LooksAndThenGoesOn;
import io.travelapp.testkit.memory.WrongAdapters.MakesAnewWhatIsThere;
import io.travelapp.testkit.memory.WrongAdapters.MindsAccents;
import io.travelapp.testkit.memory.WrongAdapters.NeverTakesOver;
import io.travelapp.testkit.memory.WrongAdapters.OffersUntilTheCoachLeaves;
import io.travelapp.testkit.memory.WrongAdapters.OffersWheelchairSpacesToAnybody;
import io.travelapp.testkit.memory.WrongAdapters.PagesByDepartureAlone;
import io.travelapp.testkit.memory.WrongAdapters.PagesByKeyAlone;
import io.travelapp.testkit.memory.WrongAdapters.PublishesHalf;
import io.travelapp.testkit.memory.WrongAdapters.RefundsOnceMoreWhenAskedAgain;
import io.travelapp.testkit.memory.WrongAdapters.SeatsAnybodyBesideAnybody;
import io.travelapp.testkit.memory.WrongAdapters.SellsSeatsForTheWholeWay;
import io.travelapp.testkit.memory.WrongAdapters.SellsUntilTheCoachLeaves;
import io.travelapp.testkit.memory.WrongAdapters.SellsWhatHasChanged;
import io.travelapp.testkit.memory.WrongAdapters.ShowsEverybodysSeatsAsYours;
import io.travelapp.testkit.memory.WrongAdapters.TakesPercentForAnything;
import io.travelapp.testkit.memory.WrongAdapters.TakesTheServiceDateForTheDay;
import io.travelapp.testkit.memory.WrongAdapters.TellsTheDayByTheOperatorsClock;
import io.travelapp.testkit.memory.WrongAdapters.TellsWhichAddressesAreTaken;
import io.travelapp.testkit.memory.WrongAdapters.WritesAsciiAlone;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * A contract that nothing fails proves nothing: here each contract catches adapters that are wrong,
 * by the clauses that are named, and by another clause lets them pass.
 */
class WrongAdaptersTest {

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            LooksAndThenClaims.class,
            "two_holds_have_different_ids",
            "of_many_racing_for_one_seat_exactly_one_gets_it",
            "of_two_who_rule_each_other_out_and_race_exactly_one_gets_the_seat"),
        fault(
            SellsSeatsForTheWholeWay.class,
            "two_holds_have_different_ids",
            "a_seat_held_from_Kofu_to_Otsuki_is_free_from_Otsuki_to_Tokyo",
            "a_seat_held_from_A_to_C_is_refused_on_every_segment_that_overlaps_and_on_no_other"),
        fault(
            KeepsTheFirstSeatAllTheWay.class,
            "who_changes_seats_has_each_for_its_part_of_the_way_and_no_more",
            "a_part_that_somebody_has_is_refused_and_the_rest_is_not",
            "what_is_given_back_is_what_was_claimed"),
        fault(
            ComparesOriginAndDestination.class,
            "the_customer_who_has_a_seat_is_refused_it_like_anybody_else",
            "a_seat_held_from_A_to_C_is_refused_on_every_segment_that_overlaps_and_on_no_other",
            "of_many_racing_for_overlapping_segments_no_two_get_the_same_part"),
        fault(
            HoldsLegByLeg.class,
            "a_party_gets_all_of_its_seats_or_none",
            "all_legs_of_an_itinerary_are_held_or_none"),
        fault(
            SeatsAnybodyBesideAnybody.class,
            "what_passengers_say_to_who_sits_beside_them_is_kept",
            "seats_are_not_held_where_somebody_sits_who_is_unwanted",
            "who_said_nothing_may_be_unwanted_too",
            "on_all_legs_nobody_is_there_who_is_unwanted_or_none_is_held",
            "of_two_who_rule_each_other_out_and_race_exactly_one_gets_the_seat"),
        fault(
            HasAClockOfItsOwn.class,
            "a_hold_keeps_its_seats_to_the_end",
            "an_expired_hold_gives_its_seats_to_the_next_who_asks_though_nobody_swept_it",
            "an_expired_hold_says_so_whether_it_was_swept_or_not",
            "a_payment_that_lapsed_gives_its_seats_to_the_next_who_asks",
            "a_coach_is_sold_until_it_leaves_the_passengers_own_stop",
            "an_expired_quote_is_not_taken_up"),
        fault(
            LetsPromotionsBeUsedForEver.class,
            "what_was_sold_keeps_the_terms_under_which_it_was_sold",
            "the_last_use_of_a_promotion_is_given_once",
            "a_customer_uses_a_promotion_no_more_often_than_is_allowed_to_one",
            "what_was_booked_has_used_the_promotion_for_good"),
        fault(
            ForgetsWhatWasAsked.class,
            "two_holds_have_different_ids",
            "a_hold_that_is_asked_for_again_under_its_key_is_the_same_hold",
            "of_many_that_race_under_one_key_all_get_the_same_hold",
            "a_payment_that_is_asked_for_again_under_its_key_is_the_first_one",
            "a_cancellation_that_is_asked_for_again_under_its_key_is_the_same"),
        fault(
            DoesNotAskWhoseItIs.class,
            "two_holds_have_different_ids",
            "another_customers_hold_is_answered_like_one_that_does_not_exist",
            "another_customers_booking_is_answered_like_one_that_does_not_exist",
            "nobody_takes_up_what_is_not_theirs_or_was_never_quoted",
            "nobody_renames_who_is_not_there_or_is_of_somebody_else"),
        fault(
            SellsWhatHasChanged.class,
            "a_departure_that_never_was_is_not_held",
            "a_departure_that_changed_since_it_was_looked_at_is_not_held",
            "a_departure_whose_fares_changed_since_it_was_looked_at_is_not_held"),
        fault(
            SellsUntilTheCoachLeaves.class,
            "a_coach_is_sold_until_it_leaves_the_passengers_own_stop",
            "a_leg_is_sold_until_the_sale_at_the_passengers_own_stop_closes",
            "of_two_legs_on_one_coach_each_has_its_own_closing"),
        fault(
            ConfirmsWhatIsNotFirm.class,
            "a_confirmation_that_is_repeated_answers_the_same",
            "what_is_not_firm_is_not_confirmed"),
        fault(
            PagesByDepartureAlone.class,
            "bookings_are_listed_with_the_newest_departure_first",
            "paging_through_the_list_gives_each_booking_once_also_among_equal_departures"),
        fault(
            ShowsEverybodysSeatsAsYours.class,
            "a_departure_is_found_as_it_was_published",
            "the_seats_of_a_customer_are_those_of_all_live_holds_and_bookings"),
        fault(
            ChangesWhatWasSold.class,
            "an_unsold_departure_follows_its_times",
            "a_sold_departure_keeps_its_times_and_the_difference_is_told",
            "a_sold_departure_that_would_be_withdrawn_stays",
            "a_withdrawal_that_races_with_holds_leaves_no_hold_without_its_departure"),
        fault(
            PublishesHalf.class,
            "the_same_publication_again_changes_nothing",
            "a_publication_that_contradicts_itself_changes_nothing"),
        fault(
            MakesAnewWhatIsThere.class,
            "each_day_that_goes_by_brings_one_more_day_on_sale",
            "what_is_there_already_is_not_changed_by_what_comes"),
        fault(
            ForgetsThePast.class,
            "an_unsold_departure_goes_two_days_after_its_last_call",
            "a_sold_departure_is_found_as_before_with_all_that_was_sold",
            "a_departure_whose_booking_was_cancelled_or_never_paid_is_kept_too"),
        fault(
            KeepsOnlyWhatIsClaimed.class,
            "a_sold_departure_is_found_as_before_with_all_that_was_sold",
            "a_departure_whose_booking_was_cancelled_or_never_paid_is_kept_too"),
        fault(
            CountsSeatsPartByPart.class,
            "a_full_coach_is_offered_again_when_seats_come_back",
            "as_many_seats_as_wanted_are_free_all_the_way"),
        fault(
            OffersWheelchairSpacesToAnybody.class,
            "as_many_seats_as_wanted_are_free_all_the_way",
            "wheelchair_spaces_are_no_seats_for_anybody"),
        fault(
            TellsTheDayByTheOperatorsClock.class,
            "a_run_of_the_day_before_is_offered_where_it_calls_after_midnight",
            "the_day_is_that_of_the_clock_at_the_boarding_stop"),
        fault(
            TakesTheServiceDateForTheDay.class,
            "a_ride_is_offered_on_the_day_of_its_boarding_and_on_no_other",
            "a_run_of_the_day_before_is_offered_where_it_calls_after_midnight",
            "in_the_night_of_a_clock_change_each_run_is_offered_on_the_day_of_its_clock"),
        fault(
            OffersUntilTheCoachLeaves.class,
            "what_has_left_the_boarding_stop_is_not_offered_there_any_more",
            "a_ride_is_offered_until_so_long_before_it_leaves_the_passengers_own_stop",
            "a_ride_is_offered_until_a_clock_time_on_a_day_before",
            "a_ride_is_offered_from_its_opening_on",
            "from_anywhere_the_ride_boards_at_the_first_call_whose_sale_is_open",
            "every_search_finds_the_ride_that_the_domain_means"),
        fault(
            ClosesByTheFirstStop.class,
            "an_offer_tells_when_its_sale_opens_and_closes",
            "a_ride_is_offered_until_so_long_before_it_leaves_the_passengers_own_stop",
            "the_day_before_is_that_before_boarding_also_where_the_run_began_a_day_earlier",
            "the_clock_is_that_of_the_boarding_stop"),
        fault(
            PagesByKeyAlone.class,
            "offers_are_ordered_by_the_time_of_boarding",
            "paging_gives_each_offer_once_and_in_order_also_among_equals",
            "paging_from_anywhere_gives_each_offer_once"),
        fault(
            TakesPercentForAnything.class,
            "blanks_around_the_text_do_not_matter",
            "no_character_has_a_meaning_of_its_own"),
        fault(
            MindsAccents.class,
            "blanks_around_the_text_do_not_matter",
            "case_and_accents_do_not_matter_neither_sought_nor_found",
            "an_accent_may_be_a_character_of_its_own"),
        fault(
            LooksAndThenGoesOn.class,
            "an_answered_request_is_answered_again_just_so",
            "of_many_that_race_with_one_key_exactly_one_goes_on",
            "a_key_is_not_used_for_another_body"),
        fault(
            NeverTakesOver.class,
            "a_new_request_goes_on",
            "the_claim_of_one_who_died_is_taken_over_by_one"),
        fault(
            KeepsTheFirstDetails.class,
            "customers_do_not_disturb_each_other",
            "details_that_are_saved_again_replace_the_former",
            "nobody_is_erased_who_travels_yet_or_is_paying",
            "who_never_confirmed_is_forgettable_after_a_while"),
        fault(
            WritesAsciiAlone.class,
            "mails_to_one_recipient_arrive_in_the_order_in_which_they_were_sent",
            "a_mail_in_any_script_arrives_as_it_was_written"),
        fault(
            TellsWhichAddressesAreTaken.class,
            "a_code_works_once",
            "a_taken_address_is_answered_alike_and_its_owner_is_told_by_mail"),
        fault(
            CountsNoTries.class,
            "a_code_works_once",
            "after_five_wrong_tries_the_right_code_is_rejected_too",
            "tries_that_race_are_all_counted"),
        fault(
            ForgetsThatTokensEnd.class,
            "a_refresh_token_gets_new_tokens",
            "an_access_token_is_short_lived"),
        fault(
            LetsReplacedTokensLive.class,
            "two_tabs_that_refresh_with_one_token_both_go_on",
            "a_stolen_refresh_token_that_is_used_later_ends_the_session",
            "after_signing_out_a_replaced_token_does_not_answer_again"),
        fault(
            GrantsForEver.class,
            "nobody_has_no_role_to_change",
            "a_role_is_told_by_the_next_token_until_it_is_withdrawn"),
        fault(
            AdmitsEveryTry.class,
            "what_was_begun_has_so_many_tries",
            "so_many_tries_are_admitted_and_the_next_is_told_how_long_to_wait",
            "when_the_time_is_over_a_limit_begins_anew",
            "a_try_counts_against_each_of_its_limits"),
        fault(
            RefundsOnceMoreWhenAskedAgain.class,
            "refunds_never_exceed_what_was_captured",
            "a_refund_that_is_repeated_is_paid_once"),
        fault(
            CapturesWhatWasNeverAuthorised.class,
            "a_capture_takes_the_reserved_amount",
            "what_is_not_authorised_is_not_captured"),
        fault(
            GivesTheNumberForAToken.class,
            "a_stored_card_is_answered_with_what_may_be_shown_of_it",
            "a_token_does_not_tell_the_number_of_the_card"),
        fault(
            LeavesStopsOut.class,
            "no_two_things_of_a_kind_share_an_id",
            "whatever_a_journey_refers_to_is_in_the_timetable"));
  }

  private static Arguments fault(Class<?> adapter, String kept, String... broken) {
    return arguments(adapter, kept, List.of(broken));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void a_wrong_adapter_fails_the_clauses_that_it_breaks_and_no_other(
      Class<?> adapter, String kept, List<String> broken) {
    Stream<String> clauses = Stream.concat(Stream.of(kept), broken.stream());

    TestExecutionSummary summary = run(adapter, clauses.toList());

    assertThat(summary.getTestsFoundCount()).isEqualTo(1 + broken.size());
    assertThat(failed(summary)).containsExactlyInAnyOrderElementsOf(broken);
  }

  private static TestExecutionSummary run(Class<?> contract, List<String> clauses) {
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            request()
                .selectors(clauses.stream().map(clause -> selectMethod(contract, clause)).toList())
                .build(),
            summary);
    return summary.getSummary();
  }

  private static Set<String> failed(TestExecutionSummary summary) {
    return summary.getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName().replace("()", ""))
        .collect(Collectors.toSet());
  }
}
