package io.github.junheng.evaluation;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** What follows where some columns of a school are reported otherwise. */
final class Bearing {
    /** The branches in force that may come out otherwise. */
    final int[] branches;
    /** The columns that have to be looked at to tell. */
    final int[] columns;
    /** What of a place to work in is then out of date. */
    final int[] lanes;

    final int[] masks;
    final int[] codes;
    /** Codes that are still right and yet needed: those that stale ones are made up of, and those that branches tell. */
    final int[] members;

    private Bearing(int[] branches, int[] columns, int[] lanes, int[] masks, int[] codes, int[] members) {
        this.branches = branches;
        this.columns = columns;
        this.lanes = lanes;
        this.masks = masks;
        this.codes = codes;
        this.members = members;
    }

    /** What a plan is put together of. */
    record Parts(List<Lane> lanes, List<Mask> masks, List<Probe> probes) {
        Parts(Collection<Lane> lanes, Collection<Mask> masks, Collection<Probe> probes) {
            this(List.copyOf(lanes), List.copyOf(masks), List.copyOf(probes));
        }
    }

    static Bearing of(BitSet touched, Plan plan, Parts parts) {
        int[] branches = IntStream.range(0, plan.branches.length)
                .filter(b -> plan.programOf(b).inForce()
                        && read(plan.branches[b], Plan.Branch::columns).intersects(touched))
                .toArray();
        List<Probe> stale = reading(touched, parts.probes(), Probe::columns);
        BitSet members = new BitSet();
        BitSet columns = new BitSet();
        for (Probe probe : stale) {
            // What members read is told by their codes.
            probe.members().forEach(member -> members.set(member.id));
            columns.or(probe.members().isEmpty() ? read(probe, Probe::columns) : new BitSet());
        }
        for (int b : branches) {
            Mask units = plan.branches[b].unitsOrNull();
            CountyProbe over = plan.branches[b].countyProbeOrNull();
            Probe probe = plan.branches[b].probeOrNull();
            if (probe != null) {
                members.set(probe.id);
            }
            if (units != null) {
                units.columns(columns);
            }
            if (over != null) {
                over.columns(columns);
            }
        }
        stale.forEach(probe -> members.clear(probe.id));
        return new Bearing(
                branches,
                columns.stream().toArray(),
                reading(touched, parts.lanes(), Lane::columns).stream()
                        .mapToInt(lane -> lane.id)
                        .toArray(),
                reading(touched, parts.masks(), Mask::columns).stream()
                        .mapToInt(mask -> mask.id)
                        .toArray(),
                stale.stream().mapToInt(probe -> probe.id).toArray(),
                members.stream().toArray());
    }

    private static <T> List<T> reading(BitSet touched, List<T> parts, BiConsumer<T, BitSet> columns) {
        return parts.stream()
                .filter(part -> read(part, columns).intersects(touched))
                .toList();
    }

    private static <T> BitSet read(T part, BiConsumer<T, BitSet> columns) {
        BitSet read = new BitSet();
        columns.accept(part, read);
        return read;
    }
}
