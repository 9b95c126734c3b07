package io.travelapp.domain.seating;

import io.travelapp.domain.seating.Coaches.Wish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All choices that a party has in a small coach, each with its rank: every set of seats is looked
 * at, by the words of the rule and with no thought of speed.
 */
final class EveryChoice {

  private final Wish wish;
  private final List<Seat> seats;

  private EveryChoice(Wish wish) {
    this.wish = wish;
    this.seats = wish.layout().seats();
  }

  /**
   * A choice.
   *
   * @param rank what it is judged by, the weightiest first, less is better: distance of the rows,
   *     groups, orphans, seats kept for wheelchair users, free spans
   * @param positions of its seats from the front
   */
  record Ranked(Set<Integer> seats, List<Integer> rank, List<Integer> positions)
      implements Comparable<Ranked> {

    boolean isTogether() {
      return rank.get(0) == 0 && rank.get(1) == 1;
    }

    @Override
    public int compareTo(Ranked other) {
      int byRank = Arrays.compare(array(rank), array(other.rank));
      return byRank != 0 ? byRank : Arrays.compare(array(positions), array(other.positions));
    }

    private static int[] array(List<Integer> numbers) {
      return numbers.stream().mapToInt(number -> number).toArray();
    }
  }

  static List<Ranked> of(Wish wish) {
    EveryChoice every = new EveryChoice(wish);
    int size = every.seats.size();
    return IntStream.range(0, 1 << size)
        .filter(bits -> Integer.bitCount(bits) == wish.needs().size())
        .mapToObj(bits ->
            IntStream.range(0, size)
                .filter(seat -> (bits & 1 << seat) != 0)
                .boxed()
                .collect(Collectors.toSet()))
        .filter(every::isAllowed)
        .map(every::ranked)
        .toList();
  }

  private long count(SeatNeed need) {
    return wish.needs().stream().filter(need::equals).count();
  }

  private boolean isFree(int seat) {
    return wish.model().isFree(seat, wish.segment());
  }

  private boolean isSpace(int seat) {
    return seats.get(seat).isWheelchairSpace();
  }

  private Set<Integer> displacedBy(int space) {
    return seats.get(space).displaces().stream()
        .map(label -> wish.layout().indexOf(label).orElseThrow())
        .collect(Collectors.toSet());
  }

  private boolean isUsable(int space) {
    return isFree(space) && displacedBy(space).stream().allMatch(this::isFree);
  }

  private boolean isAllowed(Set<Integer> chosen) {
    List<Integer> spaces = chosen.stream().filter(this::isSpace).toList();
    Set<Integer> displaced = new HashSet<>();
    spaces.forEach(space -> displaced.addAll(displacedBy(space)));
    return spaces.size() == count(SeatNeed.WHEELCHAIR)
        && chosen.stream().allMatch(this::isFree)
        && spaces.stream().allMatch(this::isUsable)
        && chosen.stream().noneMatch(displaced::contains)
        && canAccompany(chosen, spaces, new HashSet<>(), count(SeatNeed.COMPANION));
  }

  /** Whether so many of these spaces can each have a chosen seat beside for its companion. */
  private boolean canAccompany(
      Set<Integer> chosen, List<Integer> spaces, Set<Integer> used, long companions) {
    if (companions == 0) {
      return true;
    }
    for (int at = 0; at < spaces.size(); at++) {
      List<Integer> others = new ArrayList<>(spaces);
      int space = spaces.get(at);
      others.remove(Integer.valueOf(space));
      for (int seat : beside(space, chosen)) {
        if (chosen.contains(seat) && used.add(seat)) {
          if (canAccompany(chosen, others, used, companions - 1)) {
            return true;
          }
          used.remove(seat);
        }
      }
    }
    return false;
  }

  /** What is there of each row, from left to right, while these seats are taken by the party. */
  private Map<Integer, List<Integer>> rows(Set<Integer> chosen) {
    Set<Integer> gone = new HashSet<>();
    chosen.forEach(seat -> gone.addAll(displacedBy(seat)));
    for (int seat = 0; seat < seats.size(); seat++) {
      if (isSpace(seat) && !displacedBy(seat).isEmpty() && isFree(seat) && !chosen.contains(seat)) {
        gone.add(seat);
      }
    }
    Map<Integer, List<Integer>> rows = new TreeMap<>();
    IntStream.range(0, seats.size())
        .boxed()
        .sorted(Comparator.comparingInt(seat -> seats.get(seat).column()))
        .forEach(seat -> {
          List<Integer> row = rows.computeIfAbsent(depth(seat), ignored -> new ArrayList<>());
          if (!gone.contains(seat)) {
            row.add(seat);
          }
        });
    return rows;
  }

  private int depth(int seat) {
    int deepest = seats.stream().mapToInt(Seat::row).max().orElseThrow();
    return seats.get(seat).deck() * 2 * (deepest + 1) + seats.get(seat).row();
  }

  private Set<Integer> beside(int space, Set<Integer> chosen) {
    Map<Integer, List<Integer>> rows = rows(chosen);
    List<Integer> row = rows.getOrDefault(depth(space), List.of());
    Set<Integer> beside = new TreeSet<>();
    if (row.stream().allMatch(this::isSpace)) {
      beside.addAll(rows.getOrDefault(depth(space) - 1, List.of()));
      beside.addAll(rows.getOrDefault(depth(space) + 1, List.of()));
    } else {
      int at = row.indexOf(space);
      beside.addAll(row.subList(Math.max(0, at - 1), at));
      beside.addAll(row.subList(at + 1, Math.min(row.size(), at + 2)));
    }
    beside.removeIf(this::isSpace);
    return beside;
  }

  private Ranked ranked(Set<Integer> chosen) {
    List<Integer> depths = chosen.stream().map(this::depth).sorted().toList();
    int groups = 0;
    int orphans = 0;
    for (List<Integer> row : rows(chosen).values()) {
      for (int at = 0; at < row.size(); at++) {
        boolean isChosen = chosen.contains(row.get(at));
        boolean afterChosen = at > 0 && chosen.contains(row.get(at - 1));
        boolean beforeChosen = at + 1 < row.size() && chosen.contains(row.get(at + 1));
        groups += isChosen && !afterChosen ? 1 : 0;
        boolean alone =
            !isChosen
                && isLeft(row, at, chosen)
                && !isLeft(row, at - 1, chosen)
                && !isLeft(row, at + 1, chosen);
        orphans += alone && (afterChosen || beforeChosen) ? 1 : 0;
      }
    }
    int spans =
        chosen.stream().mapToInt(seat -> wish.model().freeSpanAround(seat, wish.segment())).sum();
    return new Ranked(
        chosen,
        List.of(depths.getLast() - depths.getFirst(), groups, orphans, kept(chosen), spans),
        chosen.stream().map(this::position).sorted().toList());
  }

  private boolean isLeft(List<Integer> row, int at, Set<Integer> chosen) {
    return at >= 0
        && at < row.size()
        && !isSpace(row.get(at))
        && isFree(row.get(at))
        && !chosen.contains(row.get(at));
  }

  private int kept(Set<Integer> chosen) {
    Set<Integer> kept = new HashSet<>();
    for (int seat = 0; seat < seats.size(); seat++) {
      if (isSpace(seat) && isUsable(seat)) {
        kept.addAll(displacedBy(seat));
        kept.addAll(beside(seat, Set.of(seat)));
      }
    }
    kept.retainAll(chosen);
    return kept.size();
  }

  private int position(int seat) {
    return depth(seat) * 100 + seats.get(seat).column();
  }
}
