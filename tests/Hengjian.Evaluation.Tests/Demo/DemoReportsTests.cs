using Hengjian.Audit.Findings;
using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.ReportDesk;

namespace Hengjian.Evaluation.Tests.Demo;

/// <summary>The invented reports hold what was planted in them, and what is true in them agrees with the data.</summary>
public sealed class DemoReportsTests(DemoWorld world)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ReportDeskLibrary Library => new(world.Workspace);

    private async Task<(DeskReport Report, StoredAudit Audit)> OpenAsync(string title, int version)
    {
        var newest = (await Library.ListAsync(RegionScope.Everything, Cancel)).Single(r => r.Title == title);
        var report = (await Library.VersionsAsync(newest.Series, Cancel)).Single(r => r.Version == version);
        return (report, Library.Load(report).Value);
    }

    [Fact]
    public async Task CountyReport_HoldsThePlantedErrors_AndAgreesWithTheDataElsewhere()
    {
        var (_, audit) = await OpenAsync($"{DemoStories.SpendingFell}2025年履行教育职责自评报告", 1);
        string[] stated = [.. audit.Found.Claims.Where(c => c.Verdict == Verdict.Inconsistent).Select(c => FormattableString.Invariant($"{c.Kind} {c.Stated}"))];
        Assert.Empty(new[] { "Growth 12.5", "Share 24", "Difference 3.7", "Sum 3042", "Share 85" }.Except(stated));
        Assert.Empty(new[] { "placeholder", "empty-title", "personal-data", "left-open" }.Except(audit.Found.Warnings.Select(w => w.Code)));
        var differs = audit.Found.Data.Where(d => d.Verdict == DataVerdict.Differs).Select(d => (d.Kind, d.Key)).Order();
        Assert.Equal(
            [
                ("data", "pay_teacher"), ("report", "preschool.xqpp.gross-enrolment"), ("result", "preschool.xqpp.gross-enrolment"),
                ("result", "preschool.xqpp.inclusive-coverage"),
            ],
            differs);
        Assert.True(audit.Found.Data.Count(d => d.Verdict == DataVerdict.Agrees) >= 7);
        Assert.All(audit.Found.Data.Where(d => d.Kind == "data" && d.Given is not null), d => Assert.NotNull(d.Snapshot));
        Assert.All(audit.Found.Data.Where(d => d.Kind == "result"), d => Assert.NotNull(d.Round));
    }

    [Fact]
    public async Task SecondVersion_KeepsAnswers_AndWhatWasPromisedAndNotMendedIsOpenAgain()
    {
        var (report, audit) = await OpenAsync($"{DemoStories.SpendingFell}2025年履行教育职责自评报告", 2);
        var flags = await Library.FlagsAsync(report, audit, Cancel);
        Assert.Contains(flags, f => f is { Unkept: true, Open: true });
        Assert.Contains(flags, f => f is { Open: false, Answer: { Earlier: true, Answer.Reply: FlagReply.Explained } });
        Assert.DoesNotContain(flags, f => f.Claim is { Kind: ClaimKind.Growth, Verdict: Verdict.Inconsistent });
        Assert.Equal(flags.Count(f => f.Open), FlagCounts.Read(report.Counts)[FlagCounts.Open]);
    }

    [Fact]
    public async Task RenamedPicture_HasItsReason_AndLastYearsReportNoFlag()
    {
        var all = await Library.ListAsync(RegionScope.Everything, Cancel);
        var failed = Assert.Single(all, r => r.State == DeskReportState.Failed);
        Assert.StartsWith("HJA0103", failed.Message, StringComparison.Ordinal);
        var (_, before) = await OpenAsync($"{DemoStories.SpendingFell}2024年履行教育职责自评报告", 1);
        Assert.Equal(0, before.Found.Inconsistent);
        Assert.DoesNotContain(before.Found.Data, d => d.Verdict == DataVerdict.Differs);
    }
}
