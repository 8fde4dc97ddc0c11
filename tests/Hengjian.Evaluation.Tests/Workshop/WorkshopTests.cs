using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Verification;
using Hengjian.Evaluation.Workshop;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Workshop;

/// <summary>Two cities, three counties: 500, 900 and 300 元 for 100 pupils each, so 5, 9 and 3 per head.</summary>
public sealed class WorkshopTests : IAsyncLifetime
{
    private const string Id = "funding.per-head";
    private TestWorkspace world = null!;
    private RoundRecord round = null!;
    private RoundResults results = null!;
    private RunComputation computation = null!;
    private WorkshopBench bench = null!;
    private CatalogueVersions versions = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await TestWorkspace.MakeAsync();
        round = await SmallProvince.FillAsync(world.Workspace, Cancel);
        computation = new RunComputation(world.Workspace);
        Assert.Empty((await SmallProvince.ComputationOf(world.Workspace).RunAsync(round.Id, official: true, "wang", cancel: Cancel)).Problems);
        results = await ResultsAsync();
        bench = new WorkshopBench(world.Workspace, computation);
        versions = new CatalogueVersions(world.Workspace, bench);
    }

    public ValueTask DisposeAsync()
    {
        bench.Dispose();
        world.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Unchanged_IsTheRun_ValueForValue()
    {
        var draft = Made(Text());
        Assert.True(draft.IsUnchanged);
        var outcome = await OutcomeAsync(draft);
        Assert.Equal([5d, 9d, 3d], outcome.Rows.Select(r => r.After!.Value.Value));
        Assert.All(outcome.Rows, r => Assert.False(r.Changed || r.Turned));
    }

    [Fact]
    public async Task ChangedFormula_DiffersByWhatHandArithmeticSays()
    {
        // In force 5, 9, 3; the draft takes 1 off: 4, 8, 2.
        var outcome = await OutcomeAsync(Made(Text() with { Formula = "spend / heads - 1" }));
        Assert.Equal([-1d, -1d, -1d], outcome.Rows.Select(r => r.Shift));
        Assert.True(outcome.Comparable);
        var steps = outcome.Values.Explain(SchoolStage.All, 990101, Cancel).Value;
        Assert.Equal(4d, steps.Value.Value);
        Assert.Equal([5d, 1d], steps.Parts.Select(p => p.Value.Value));
        Assert.Equal([500d, 100d], steps.Parts[0].Parts.Select(p => p.Value.Value));
    }

    [Fact]
    public async Task ChangedStandard_TurnsTheVerdictsBetweenTheLines()
    {
        var standard = new ThresholdText("at_least", "4") { Source = "OWN" };
        var outcome = await OutcomeAsync(Made(Text() with { Thresholds = [standard] }));
        Assert.Equal([true, true, false], outcome.Rows.Select(r => r.MetAfter));
        Assert.All(outcome.Rows, r => Assert.Null(r.MetBefore));
        Assert.All(outcome.Rows, r => Assert.True(r.Turned && !r.Changed));
        // Nothing was judged before: nobody “became” anything.
        Assert.Equal(new VerdictTurns(0, 0, 2, 1, 0), outcome.Turns);
    }

    [Fact]
    public async Task AnotherUnit_IsNotSubtracted()
    {
        var outcome = await OutcomeAsync(Made(Text() with { Unit = "人", Formula = "heads" }));
        Assert.False(outcome.Comparable);
        Assert.Equal(100d, outcome.Rows[0].After!.Value.Value);
    }

    [Fact]
    public async Task OnlyRowsThatTheReaderSees()
    {
        var draft = Made(Text() with { Formula = "spend / heads + 1" });
        var values = bench.Values(results, draft, SchoolStage.All, Cancel);
        var outcome = DraftOutcome.Of(results, values, new DraftView(SchoolStage.All, RegionLevel.County), code => code == 990102, _ => true);
        Assert.Equal(990102, Assert.Single(outcome.Rows).Place);
    }

    [Fact]
    public async Task WhatWasNoticedOfOtherPlaces_IsToldOnlyToThoseWhoSeeThemAll()
    {
        var draft = Made(Text() with { Formula = "spend / heads + 1000", NeverAbove100 = true });
        var values = bench.Values(results, draft, SchoolStage.All, Cancel);
        var view = new DraftView(SchoolStage.All, RegionLevel.County);
        Assert.NotEmpty(DraftOutcome.Of(results, values, view, _ => true, _ => true).Diagnostics);
        Assert.Empty(DraftOutcome.Of(results, values, view, code => code == 990102, _ => true).Diagnostics);
        // They may name single schools, also where the draft itself is about regions.
        Assert.Empty(DraftOutcome.Of(results, values, view, _ => true, code => code == 990102).Diagnostics);
    }

    [Theory]
    [InlineData("formula", "spend / head", "HJI0201")]
    [InlineData("formula", "", "HJI0102")]
    [InlineData("formula", "spend +", "HJI0106")]
    [InlineData("formula", "[funding.per-head] + 1", "HJI0219")]
    [InlineData("unit", "美元", "HJP0725")]
    [InlineData("name", "", "HJP0720")]
    [InlineData("decimals", "x", "HJP0727")]
    [InlineData("definition", "", "HJP0720")]
    [InlineData("source", "NOWHERE", "HJP0725")]
    [InlineData("direction", "sideways", "HJP0725")]
    public void WrongField_IsToldAtTheField(string field, string typed, string code)
    {
        var text = field switch
        {
            "formula" => Text() with { Formula = typed },
            "unit" => Text() with { Unit = typed },
            "name" => Text() with { Name = typed },
            "decimals" => Text() with { Decimals = typed },
            "definition" => Text() with { Definition = typed },
            "source" => Text() with { Source = typed },
            _ => Text() with { Direction = typed },
        };
        var (draft, problems) = Draft.Make(From(), text);
        Assert.Null(draft);
        var problem = problems.First(p => p.Problem.Code == code);
        Assert.Equal(field, problem.Field);
        if (field == "formula") Assert.NotNull(problem.Problem.Mark);
    }

    [Fact]
    public void WrongFormulaAndWrongField_AreToldTogether()
    {
        var (_, problems) = Draft.Make(From(), Text() with { Formula = "spend / head", Unit = "" });
        Assert.Equal(["HJP0720", "HJI0201"], problems.Select(p => p.Problem.Code));
        Assert.Equal("heads", problems[1].Problem.Mark!.Fix);
    }

    [Theory]
    [InlineData("at_least", "many", "", "HJP0726", "t0.value")]
    [InlineData("between", "9", "3", "HJP0731", "t0.upper")]
    [InlineData("between", "9", "", "HJP0726", "t0.upper")]
    [InlineData("nearly", "9", "", "HJP0725", "t0.comparison")]
    public void WrongStandard_IsToldAtItsField(string comparison, string value, string upper, string code, string field)
    {
        var (_, problems) = Draft.Make(From(), Text() with { Thresholds = [new ThresholdText(comparison, value, upper) { Source = "OWN" }] });
        Assert.Contains(problems, p => (p.Problem.Code, p.Field) == (code, field));
    }

    [Fact]
    public void HostileText_IsRefusedWithAMessage_NotComputed()
    {
        Assert.Equal("HJI0101", Code(Text() with { Formula = new string('(', 5000) }));
        Assert.Equal("HJI0108", Code(Text() with { Formula = new string('(', 200) + "1" + new string(')', 200) }));
        Assert.Equal("HJI0109", Code(Text() with { Formula = string.Concat(Enumerable.Repeat("1+", 1500)) + "1" }));
        Assert.Equal("HJP0721", Code(Text() with { Definition = new string('长', 5000) }));
        Assert.Equal("HJP0722", Code(Text() with { Notes = "a\u0007b" }));
        Assert.Equal("HJP0744", Code(Text() with { Thresholds = [.. Enumerable.Repeat(new ThresholdText("at_least", "1") { Source = "OWN" }, 40)] }));

        string Code(DraftText text) => Draft.Make(From(), text).Problems[0].Problem.Code;
    }

    [Fact]
    public async Task Saved_IsAVersionWithItsReason_ThatNoRoundUses_AndVerifyStillPasses()
    {
        var draft = Made(Text() with { Formula = "spend / heads - 1" });
        var saved = await versions.SaveAsync(round, draft, " 试行新口径 ", SmallProvince.Supervisor, Cancel);
        Assert.Empty(saved.Problems);
        var listed = await versions.ListAsync(_ => true, Cancel);
        Assert.Equal([saved.Value.Version, round.CatalogueVersion], listed.Select(v => v.Version));
        Assert.Equal(("试行新口径", "wang", Id), (listed[0].Record!.Reason, listed[0].Record!.SavedBy, listed[0].Record!.Indicator));
        Assert.Empty(listed[0].Rounds);
        Assert.Equal("公式", Assert.Single(Assert.Single(versions.Difference(round.CatalogueVersion, saved.Value.Version).Value.Indicators).Fields).Name);
        await using var db = world.Workspace.OpenDb();
        var entry = await db.AuditEntries.SingleAsync(a => a.Action == "save-catalogue", Cancel);
        Assert.Contains("试行新口径", entry.Details, StringComparison.Ordinal);
        await VerifiedAsync();
    }

    [Fact]
    public async Task RoundChoosesAVersion_TheNextRunUsesIt_AndTheOldRunStillVerifies()
    {
        var saved = (await versions.SaveAsync(round, Made(Text() with { Formula = "spend / heads - 1" }), "试行", SmallProvince.Supervisor, Cancel)).Value;
        var chooser = new RoundCatalogue(world.Workspace, bench, versions);
        Assert.Equal("HJP0202", (await chooser.ChooseAsync(round.Id, saved.Version, " ", SmallProvince.Supervisor, Cancel)).Problems[0].Code);
        Assert.Empty((await chooser.ChooseAsync(round.Id, saved.Version, "省厅同意", SmallProvince.Supervisor, Cancel)).Problems);
        Assert.Equal("HJP0743", (await chooser.ChooseAsync(round.Id, saved.Version, "再来", SmallProvince.Supervisor, Cancel)).Problems[0].Code);
        var rounds = new RoundLibrary(world.Workspace);
        var options = (await rounds.OptionsAsync(round.Id, SmallProvince.Supervisor, Cancel)).Value;
        Assert.Contains($"换用了目录版本 {saved.Version[..8]}，请重新运行正式测算", options.Single(o => o.Transition == RoundTransition.CloseScoring).Decision.Reason, StringComparison.Ordinal);
        Assert.Empty((await SmallProvince.ComputationOf(world.Workspace).RunAsync(round.Id, official: true, "wang", cancel: Cancel)).Problems);
        var now = await ResultsAsync();
        Assert.Equal(saved.Version, now.Catalogue.Version);
        Assert.Equal(4d, now.Indicators.At(Id, SchoolStage.All, 2025, 990101)!.Value.Value);
        await VerifiedAsync();
    }

    [Fact]
    public async Task ScoredRound_KeepsItsVersion()
    {
        var saved = (await versions.SaveAsync(round, Made(Text() with { Formula = "spend / heads - 1" }), "试行", SmallProvince.Supervisor, Cancel)).Value;
        Assert.Empty((await new RoundLibrary(world.Workspace).MoveAsync(round.Id, RoundTransition.CloseScoring, SmallProvince.Supervisor, "", Cancel)).Problems);
        var refused = await new RoundCatalogue(world.Workspace, bench, versions).ChooseAsync(round.Id, saved.Version, "晚了", SmallProvince.Supervisor, Cancel);
        Assert.Equal("HJP0201", Assert.Single(refused.Problems).Code);
    }

    [Fact]
    public async Task VersionThatTheSchemeCannotUse_IsNotChosen()
    {
        // The scheme scores cities; an indicator for counties alone gives them no value.
        var saved = await versions.SaveAsync(round, Made(Text() with { Levels = ["county"] }), "只看县", SmallProvince.Supervisor, Cancel);
        Assert.Empty(saved.Problems);
        var refused = await new RoundCatalogue(world.Workspace, bench, versions).ChooseAsync(round.Id, saved.Value.Version, "试试", SmallProvince.Supervisor, Cancel);
        Assert.Equal("HJP0742", refused.Problems[0].Code);
    }

    [Theory]
    [InlineData("reviewer")]
    [InlineData("inspector")]
    [InlineData("clerk")]
    [InlineData("leader")]
    [InlineData("administrator")]
    public async Task OnlyWhoMayEditTheCatalogue_Saves(string role)
    {
        var someone = new Principal("li", "李", [new Grant(role, 0)]);
        var refused = await versions.SaveAsync(round, Made(Text() with { Formula = "spend / heads - 1" }), "试行", someone, Cancel);
        Assert.Equal("HJS0101", Assert.Single(refused.Problems).Code);
        Assert.DoesNotContain(await versions.ListAsync(_ => true, Cancel), v => v.Record is not null);
    }

    [Fact]
    public async Task WithoutReason_WithoutChange_AndTwice_NothingIsSaved()
    {
        var changed = Made(Text() with { Formula = "spend / heads - 1" });
        Assert.Equal("HJP0739", (await versions.SaveAsync(round, changed, " ", SmallProvince.Supervisor, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0738", (await versions.SaveAsync(round, Made(Text()), "为什么", SmallProvince.Supervisor, Cancel)).Problems[0].Code);
        Assert.Empty((await versions.SaveAsync(round, changed, "一次", SmallProvince.Supervisor, Cancel)).Problems);
        Assert.Equal("HJP0740", (await versions.SaveAsync(round, changed, "两次", SmallProvince.Supervisor, Cancel)).Problems[0].Code);
    }

    [Fact]
    public async Task NewIndicator_IsSaved_AndTheNextDraftStartsFromTheNewest()
    {
        var text = DraftText.New("funding") with { Id = "funding.heads", Name = "学生数合计", Unit = "人", Formula = "heads", Definition = "当年学生。", Levels = ["county"] };
        var draft = Made(text);
        Assert.True(draft.IsNew);
        var outcome = await OutcomeAsync(draft);
        Assert.Null(outcome.Official);
        var saved = (await versions.SaveAsync(round, draft, "新增", SmallProvince.Supervisor, Cancel)).Value;
        Assert.True(saved.Added);
        Assert.Equal(saved.Version, await versions.NewestFromAsync(round.CatalogueVersion, round.RegionCode, Cancel));
        Assert.True(bench.Base(saved.Version).Value.Catalogue.TryFind("funding.heads", out _));
    }

    [Fact]
    public async Task Draft_StartsFromTheNewestOfItsOwnRegion_NotFromWhatAnotherTriesOut()
    {
        var foreign = await ForeignAsync();
        Assert.Equal(round.CatalogueVersion, await versions.NewestFromAsync(round.CatalogueVersion, round.RegionCode, Cancel));
        Assert.Equal(foreign.Version, await versions.NewestFromAsync(round.CatalogueVersion, 980000, Cancel));
    }

    [Fact]
    public async Task VersionsAndRoundsOfOthers_AreNotTold()
    {
        var foreign = await ForeignAsync();
        Assert.DoesNotContain(await versions.ListAsync(code => code == 990000, Cancel), v => v.Version == foreign.Version);
        var listed = await versions.ListAsync(code => code == 980000, Cancel);
        Assert.Equal([foreign.Version, round.CatalogueVersion], listed.Select(v => v.Version));
        Assert.All(listed, v => Assert.Empty(v.Rounds));
        // What was tried over there is chosen by nobody here, and whoever saves the same is not told who did.
        var here = new Principal("wang", "王", [new Grant("supervisor", 990000)]);
        var chosen = await new RoundCatalogue(world.Workspace, bench, versions).ChooseAsync(round.Id, foreign.Version, "试试", here, Cancel);
        Assert.Equal("HJP0735", chosen.Problems[0].Code);
        var same = await versions.SaveAsync(round, Made(Text() with { Formula = "spend / heads - 1" }), "试行", here, Cancel);
        Assert.Equal("HJP0740", same.Problems[0].Code);
        Assert.DoesNotContain("zhao", same.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatNobodySaved_IsNotChosen()
    {
        var edited = Hengjian.Indicators.Catalogue.Editing.CatalogueEdit.Put(From().Files, Made(Text() with { Formula = "spend / heads - 1" }).Indicator).Value;
        world.Workspace.Definitions.KeepCatalogue(edited.Catalogue.Version, edited.Files);
        var chosen = await new RoundCatalogue(world.Workspace, bench, versions).ChooseAsync(round.Id, edited.Catalogue.Version, "试试", SmallProvince.Supervisor, Cancel);
        Assert.Equal("HJP0735", Assert.Single(chosen.Problems).Code);
    }

    [Theory]
    [InlineData(501)]
    [InlineData(4_000_000)]
    public async Task AReasonWithoutEnd_IsNotLogged(int length)
    {
        var saved = (await versions.SaveAsync(round, Made(Text() with { Formula = "spend / heads - 1" }), "试行", SmallProvince.Supervisor, Cancel)).Value;
        var chooser = new RoundCatalogue(world.Workspace, bench, versions);
        Assert.Equal("HJP0206", (await chooser.ChooseAsync(round.Id, saved.Version, new string('长', length), SmallProvince.Supervisor, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0206", (await chooser.ChooseAsync(round.Id, saved.Version, "a\u0007", SmallProvince.Supervisor, Cancel)).Problems[0].Code);
    }

    [Fact]
    public async Task WhenThereAreTooMany_ARefusedSaveLeavesNoFolderBehind()
    {
        await using (var db = world.Workspace.OpenDb())
        {
            for (var i = 0; i < CatalogueVersions.Most; i++) db.CatalogueVersions.Add(Record(FormattableString.Invariant($"{i:D64}"), 990000));
            await db.SaveChangesAsync(Cancel);
        }
        var folder = Path.Combine(world.Directory, "catalogue");
        var before = Directory.GetDirectories(folder).Length;
        var refused = await versions.SaveAsync(round, Made(Text() with { Formula = "spend / heads - 1" }), "试行", SmallProvince.Supervisor, Cancel);
        Assert.Equal("HJP0741", Assert.Single(refused.Problems).Code);
        Assert.Equal(before, Directory.GetDirectories(folder).Length);
    }

    [Fact]
    public void AnIdLongerThanTheColumn_IsToldAtItsField()
    {
        var text = DraftText.New("funding") with { Id = new string('a', 150), Name = "长", Unit = "人", Formula = "heads", Definition = "长。", Levels = ["county"] };
        var (_, problems) = Draft.Make(From(), text);
        Assert.Contains(problems, p => (p.Problem.Code, p.Field) == ("HJP0721", "id"));
    }

    [Theory]
    [InlineData("0.00001")]
    [InlineData("-0.0000025")]
    [InlineData("123456789012345")]
    public void AStandard_CanBeReadAgainAsItIsPrinted(string typed)
    {
        var draft = Made(Text() with { Thresholds = [new ThresholdText("at_least", typed) { Source = "OWN" }] });
        var again = DraftText.Of(draft.Indicator);
        Assert.Equal(typed, again.Thresholds[0].Value);
        Assert.Equal(draft.Yaml, Made(again).Yaml);
    }

    [Fact]
    public void ThirtyStandardsAreTaken_ThirtyOneAreNot()
    {
        DraftText With(int count) => Text() with
        {
            Thresholds = [.. Enumerable.Repeat(new ThresholdText("at_least", "1") { Source = "OWN", Role = "aspiration" }, count), ThresholdText.Empty, ThresholdText.Empty],
        };
        Assert.Empty(Draft.Make(From(), With(30)).Problems);
        Assert.Contains(Draft.Make(From(), With(31)).Problems, p => (p.Problem.Code, p.Field) == ("HJP0744", "t30.value"));
    }

    [Theory]
    [InlineData("12", "希望小学", "12")]
    [InlineData("希望小学 7", "希望小学", "7")]
    [InlineData("育才小学", "育才小学", "100")]
    public void School_IsFoundByItsCode_NeverByItsPlaceInTheTable(string typed, string name, string code)
    {
        DraftRow Row(int place, string called, string by) => new(place, called, "东岭县", null, null) { Code = by };
        var rows = new[] { Row(7, "育才小学", "100"), Row(12, "中心小学", "101"), Row(13, "希望小学", "12"), Row(14, "希望小学", "7") };
        var found = PlaceFinder.Find(rows, typed).Value!;
        Assert.Equal((name, code), (found.Name, found.Code));
    }

    [Fact]
    public async Task NoMoreAreCheckedAtOnceThanThereAreProcessors_AndWhoGivesUpWaitsNoLonger()
    {
        var places = new List<IDisposable>();
        for (var i = 0; i < Environment.ProcessorCount; i++) places.Add(await bench.EnterAsync(Cancel));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var waiting = bench.EnterAsync(stop.Token);
        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        places.ForEach(p => p.Dispose());
        // Given back twice counts once.
        places[0].Dispose();
        (await bench.EnterAsync(Cancel)).Dispose();
        var values = bench.Values(results, Made(Text()), SchoolStage.All, Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => values.Explain(SchoolStage.All, 990101, stop.Token));
    }

    [Theory]
    [InlineData("UPDATE catalogue_versions SET saved_by = 'li'")]
    [InlineData("UPDATE catalogue_versions SET saved_at = '2020-01-01T00:00:00.000000Z'")]
    [InlineData("UPDATE catalogue_versions SET indicator_name = '别的名称'")]
    [InlineData("UPDATE catalogue_versions SET reason = '别的理由'")]
    public async Task VersionRecordChangedBesideTheChain_IsFound(string sql)
    {
        var saved = (await versions.SaveAsync(round, Made(Text() with { Formula = "spend / heads - 1" }), "试行", SmallProvince.Supervisor, Cancel)).Value;
        await using var db = world.Workspace.OpenDb();
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
        var report = await new VerifyWorkspace(world.Workspace, null).RunAsync(cancel: Cancel);
        Assert.Contains(report.Findings, f => f.Area == VerificationArea.AuditLog && f.Subject == $"catalogue:{saved.Version}");
    }

    [Fact]
    public async Task RoundThatUsesAnotherVersionThanTheLogSays_IsFound()
    {
        var saved = (await versions.SaveAsync(round, Made(Text() with { Formula = "spend / heads - 1" }), "试行", SmallProvince.Supervisor, Cancel)).Value;
        await using var db = world.Workspace.OpenDb();
        await db.Database.ExecuteSqlAsync($"UPDATE rounds SET catalogue_version = {saved.Version}", Cancel);
        var report = await new VerifyWorkspace(world.Workspace, null).RunAsync(cancel: Cancel);
        Assert.Contains(report.Findings, f => f.Subject == $"round:{round.Id}");
        // A choice logged afterwards, from a version that the log does not know, does not cover it up.
        Assert.Empty((await new RoundCatalogue(world.Workspace, bench, versions).ChooseAsync(round.Id, From().Version, "换回", SmallProvince.Supervisor, Cancel)).Problems);
        report = await new VerifyWorkspace(world.Workspace, null).RunAsync(cancel: Cancel);
        Assert.Contains(report.Findings, f => f.Subject == $"round:{round.Id}" && f.Message.Contains("不相接", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AlteredVersion_IsFoundByVerify()
    {
        var saved = (await versions.SaveAsync(round, Made(Text() with { Formula = "spend / heads - 1" }), "试行", SmallProvince.Supervisor, Cancel)).Value;
        var path = Path.Combine(world.Directory, "catalogue", saved.Version, "indicators", "funding.yaml");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, Cancel)).Replace("- 1", "- 2", StringComparison.Ordinal), Cancel);
        var report = await new VerifyWorkspace(world.Workspace, null).RunAsync(cancel: Cancel);
        Assert.Contains(report.Findings, f => f.Area == VerificationArea.Definitions);
    }

    [Theory]
    [InlineData("东岭县", 990101)]
    [InlineData("990102", 990102)]
    [InlineData("南屏县 990201", 990201)]
    [InlineData("", 990101)]
    public async Task Place_IsFoundByNameOrCode(string typed, int code) =>
        Assert.Equal(code, PlaceFinder.Find((await OutcomeAsync(Made(Text()))).Rows, typed).Value!.Place);

    [Fact]
    public async Task UnknownPlace_NamesTheNearest() =>
        Assert.Equal("东岭县", PlaceFinder.Find((await OutcomeAsync(Made(Text()))).Rows, "东林县").Problems[0].Expected);

    // Somebody of another province saves a trial from the same version.
    private async Task<Domain.Catalogues.CatalogueVersionRecord> ForeignAsync()
    {
        var theirs = new RoundRecord
        {
            Name = "别省的评价",
            Year = 2025,
            Level = RegionLevel.City,
            RegionCode = 980000,
            SchemeId = round.SchemeId,
            SchemeVersion = round.SchemeVersion,
            CatalogueVersion = round.CatalogueVersion,
            RegionsOn = round.RegionsOn,
            CreatedAt = round.CreatedAt,
            Stage = ProcessStage.Open,
        };
        var who = new Principal("zhao", "赵", [new Grant("supervisor", 980000)]);
        return (await versions.SaveAsync(theirs, Made(Text() with { Formula = "spend / heads - 1" }), "自己试试", who, Cancel)).Value;
    }

    private static Domain.Catalogues.CatalogueVersionRecord Record(string version, int region) => new()
    {
        Version = version,
        Parent = new string('f', 64),
        Indicator = Id,
        IndicatorName = "生均支出",
        Added = false,
        Reason = "试",
        SavedBy = "wang",
        SavedAt = DateTimeOffset.UnixEpoch,
        RegionCode = region,
    };

    private WorkshopBase From() => bench.Base(round.CatalogueVersion).Value;

    private DraftText Text()
    {
        Assert.True(From().Catalogue.TryFind(Id, out var indicator));
        return DraftText.Of(indicator);
    }

    private Draft Made(DraftText text)
    {
        var (draft, problems) = Draft.Make(From(), text);
        Assert.Empty(problems);
        return draft!;
    }

    private async Task<DraftOutcome> OutcomeAsync(Draft draft) => DraftOutcome.Of(
        results, bench.Values(results, draft, SchoolStage.All, Cancel), new DraftView(SchoolStage.All, RegionLevel.County), _ => true, _ => true);

    private async Task<RoundResults> ResultsAsync()
    {
        var rounds = new RoundLibrary(world.Workspace);
        var now = (await rounds.FindAsync(round.Id, Cancel)).Value;
        return (await new ResultsLibrary(world.Workspace, rounds, new RunLibrary(world.Workspace), computation).OfRoundAsync(now, Cancel)).Value;
    }

    private async Task VerifiedAsync()
    {
        var report = await new VerifyWorkspace(world.Workspace, (material, stop) => Task.FromResult(computation.Compute(material, null, stop))).RunAsync(cancel: Cancel);
        Assert.Empty(report.Findings);
    }
}
