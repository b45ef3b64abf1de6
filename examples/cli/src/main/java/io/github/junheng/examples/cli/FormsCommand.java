package io.github.junheng.examples.cli;

import picocli.CommandLine.Command;

/** {@code forms template | read | write | check}. */
@Command(
        name = "forms",
        description = "填报模板、读工作簿、写申报表和自评报告。 The template to fill in, workbooks read, the declaration written.",
        subcommands = {
            FormsTemplateCommand.class,
            FormsReadCommand.class,
            FormsWriteCommand.class,
            FormsCheckCommand.class
        })
final class FormsCommand extends CommandGroup {}
