package io.github.junheng.examples.cli;

import io.github.junheng.examples.forms.report.CityInput;
import io.github.junheng.examples.forms.report.CityMember;
import io.github.junheng.examples.forms.report.CityReport;
import io.github.junheng.problem.Problem;
import io.github.junheng.problem.ProblemCode;
import io.github.junheng.standard.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Counties in a folder: a page of each, and those that compare them. Each county is read, written and forgotten, two at a time; one
 * that is faulty does not stop the others.
 */
final class ReportFolder {
    private static final int THREADS = 2;

    private final Path folder;
    private final ReportPages pages;
    private final Optional<MaskKey> key;
    private final Consumer<String> progress;

    /** @param progress takes a line for each county */
    ReportFolder(Path folder, ReportPages pages, Optional<MaskKey> key, Consumer<String> progress) {
        this.folder = folder;
        this.pages = pages;
        this.key = key;
        this.progress = progress;
    }

    /** What was written, and what could not be. */
    record Written(int reported, int counties, List<CityReport.Page> pages, List<Told> told) {}

    /** What is to be said of a county at the end. */
    record Told(String label, List<ReportCounty.Faulty> faulty) {}

    private record Done(
            ReportCounty county, CityMember member, String outcome, List<ReportCounty.Faulty> faulty, String keyRows) {}

    Written write(Iterator<? extends ReportCounty> counties, Standard standard, Optional<String> city) throws Failure {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Failure.unwritable("无法写入 (cannot write) " + folder + ": " + e.getMessage());
        }
        List<CityMember> members = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Deque<Future<Done>> ahead = new ArrayDeque<>();
            while (counties.hasNext() || !ahead.isEmpty()) {
                while (ahead.size() < 2 * THREADS && counties.hasNext()) {
                    ReportCounty county = counties.next();
                    ahead.add(threads.submit(() -> write(county)));
                }
                Done done = outcome(ahead.remove());
                members.add(done.member());
                key.ifPresent(k -> k.add(done.keyRows()));
                if (!done.faulty().isEmpty()) {
                    told.add(new Told(done.county().label(), done.faulty()));
                }
                progress.accept(done.county().label() + " " + done.outcome());
            }
        } finally {
            threads.shutdownNow();
        }
        List<CityReport.Page> compared = CityReport.pages(new CityInput(standard, members, city, pages.lang()));
        for (CityReport.Page page : compared) {
            Output.toFile(folder.resolve(page.name() + ".html"), pages.lang()).write(page::write);
            if (pages.format() == Words.Filed.PDF) {
                String file = page.name() + ".pdf";
                try {
                    pages.printing().print(folder.resolve(file), page::writeToPrint, pages.lang());
                } catch (Failure e) {
                    if (e.problems().isEmpty()) {
                        throw e;
                    }
                    told.add(new Told(file, List.of(new ReportCounty.Faulty(file, e.problems()))));
                }
            }
        }
        int faulty = (int) told.stream().filter(t -> !isPrinting(t.faulty())).count();
        return new Written(members.size() - faulty, members.size(), compared, told);
    }

    private Done write(ReportCounty county) throws Failure {
        ReportCounty.Read read = county.read();
        String outcome = read.outcome(pages.lang());
        if (!read.faulty().isEmpty()) {
            List<Problem> problems = read.faulty().stream()
                    .flatMap(faulty -> faulty.problems().stream())
                    .toList();
            CityMember member = CityMember.notEvaluated(county.label(), county.code(), problems, pages.masked());
            return new Done(county, member, outcome, read.faulty(), "");
        }
        String file = county.page() + pages.ending();
        List<ReportCounty.Faulty> unprinted = List.of();
        try {
            pages.write(read, folder.resolve(file));
        } catch (Failure e) {
            if (e.problems().isEmpty()) {
                throw e;
            }
            // The page stands beside, to be printed by hand.
            unprinted = List.of(new ReportCounty.Faulty(file, e.problems()));
            file = county.page() + ".html";
        }
        String keyRows = key.isPresent() ? MaskKey.rows(pages.input(read)) : "";
        return new Done(county, CityMember.of(read.latest(), file, pages.masked()), outcome, unprinted, keyRows);
    }

    private static boolean isPrinting(List<ReportCounty.Faulty> faulty) {
        return faulty.stream()
                .flatMap(f -> f.problems().stream())
                .allMatch(problem -> problem.code() == ProblemCode.BROWSER_FAILED);
    }

    private static Done outcome(Future<Done> future) throws Failure {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.usage("中断 (interrupted)");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
