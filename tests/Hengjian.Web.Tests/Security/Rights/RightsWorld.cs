using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Evidences;
using Hengjian.Evaluation.Notices;
using Hengjian.Web.Tests.Features.Breakdown;
using Hengjian.Web.Tests.Features.Data;
using Hengjian.Web.Tests.Features.Evidences;
using Hengjian.Web.Tests.Features.Filling;
using Hengjian.Web.Tests.Features.Packages;
using Hengjian.Web.Tests.Features.Periodic;
using Hengjian.Web.Tests.Features.ReportDesk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Security.Rights;

/// <summary>A province, two counties, everybody, and one thing of each kind, most of it made by the first county's finance department.</summary>
internal sealed partial class RightsWorld
{
    private const int County = WebSite.FirstCounty;
    private const string Finance = "970101-finance";

    // A grey pixel or two.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGMQ+AAAARMBAXVbZvwAAAAASUVORK5CYII=");

    /// <summary>Everybody by account, with what they were granted; "" has not signed in.</summary>
    public static readonly IReadOnlyDictionary<string, Grant[]> People = new Dictionary<string, Grant[]>(
        PackageSeed.People.Where(p => p.Key != "no-unit").Select(p => KeyValuePair.Create(p.Key, new[] { p.Value })))
    {
        [""] = [],
        ["supervisor"] = [new("supervisor", 970000)],
        ["clerk"] = [new("clerk", County)],
        ["auditor"] = [new("auditor", 0)],
        ["province-auditor"] = [new("auditor", 970000)],
        ["county-auditor"] = [new("auditor", County)],
        ["administrator"] = [new("administrator", 0)],
        ["county-administrator"] = [new("administrator", County)],
        ["safe"] = [new("security-administrator", 0)],
        ["county-safe"] = [new("security-administrator", County)],
        ["other-administrator"] = [new("administrator", WebSite.SecondCounty)],
        ["other-safe"] = [new("security-administrator", WebSite.SecondCounty)],
        ["county-supervisor"] = [new("supervisor", County)],
        ["other-supervisor"] = [new("supervisor", WebSite.SecondCounty)],
        ["city-leader"] = [new("leader", 970100)],
        ["inspector"] = [new("inspector", 970000)],
        ["other-inspector"] = [new("inspector", WebSite.SecondCounty)],
        ["school"] = [new("school", County, "970101-school1")],
        ["other-head"] = [new("checker", WebSite.SecondCounty, "970102-finance")],
        ["bare"] = [],
        ["ended"] = [],
        ["ended-session"] = [],
    };

    /// <summary>One person of each role, and each who has none, stand for all where the role alone decides.</summary>
    public static bool IsFirstOfRole(string person) => People[person] is not [var grant, ..] || person == People.First(p => p.Value.Any(g => g.Role == grant.Role)).Key;

    private readonly WebSite site;
    private readonly Dictionary<string, (HttpClient Client, string Token)> clients = [];
    private PackageSeed packages = null!;
    private long sheet, row, evidence, version, ledgerRow;

    // Where one was planted.
    private long? submission;

    private RightsWorld(WebSite site) => this.site = site;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public IReadOnlyDictionary<string, Thing> Things { get; private set; } = null!;

    /// <summary>The finance sheet as a workbook, the county's breakdown as a Word table, its people as a workbook.</summary>
    public byte[] Book { get; private set; } = [];

    public byte[] WordTable { get; private set; } = [];

    public byte[] PeopleBook { get; private set; } = [];

    /// <summary>What the page of a compared workbook sends back.</summary>
    public string Ticket { get; private set; } = "";

    /// <summary>A day that may be a deadline.</summary>
    public string Soon => DateOnly.FromDateTime(site.Workspace.Clock.GetUtcNow().UtcDateTime).AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The period of the report that was handed in.</summary>
    public string Period { get; private set; } = "";

    /// <summary>Number of the finance cell's present value.</summary>
    public long Revision
    {
        get
        {
            using var db = site.Workspace.OpenDb();
            return db.Cells.Single(c => c.RowId == row && c.Element == FillSeed.Spend).RevisionId;
        }
    }

    public string Value(string thing, string name) => Things[thing].Values.First(v => v.Name == name).Value;

    public long Number(string thing, string name) => long.Parse(Value(thing, name), CultureInfo.InvariantCulture);

    public HttpClient Client(string person) => clients[person].Client;

    /// <summary>The address of a door here; <paramref name="absent"/> names something that is not there.</summary>
    public string AddressOf(Door door, bool absent = false)
    {
        var values = Things.TryGetValue(door.Of, out var thing) ? thing.Values : [];
        var first = true;
        return Parameter().Replace(door.Pattern, match =>
        {
            var name = match.Groups[1].Value;
            var value = values.FirstOrDefault(v => v.Name == name).Value ?? (match.Groups[2].Success ? "1" : "x");
            if (!absent || !first) return Uri.EscapeDataString(value);
            first = false;
            return long.TryParse(value, out _) ? "987654321" : Guid.TryParse(value, out _) ? Guid.Empty.ToString() : "no-such";
        }) + door.Query;
    }

    /// <summary>Sends a request as somebody; forms and JSON carry the token of a page of theirs.</summary>
    public async Task<HttpResponseMessage> SendAsync(Door door, string person, bool absent = false)
    {
        var (client, token) = clients[person];
        using var request = new HttpRequestMessage(door.Method, new Uri(AddressOf(door, absent), UriKind.Relative)) { Content = door.IsRead ? null : (door.Body ?? Bodies.Form())(this) };
        if (!door.IsRead) request.Headers.Add("RequestVerificationToken", token);
        return await client.SendAsync(request, Cancel);
    }

    public static async Task<RightsWorld> MakeAsync(WebSite site)
    {
        var world = new RightsWorld(site);
        world.packages = await PackageSeed.MakeAsync(site);
        var fill = await FillSeed.MakeAsync(site, world.packages);
        (world.sheet, world.row) = (fill.Finance, fill.FinanceRow);
        await using (var units = site.Workspace.OpenDb())
            await units.Units.Where(u => u.Id.EndsWith("-finance")).ExecuteUpdateAsync(s => s.SetProperty(u => u.Department, "财政"), Cancel);
        var rounds = await RoundSeed.MakeAsync(site);
        var periodic = await PeriodicSeed.MakeAsync(site);
        var ledger = await LedgerSeed.MakeAsync(site, draft: true);
        world.ledgerRow = ledger.OpenRow;
        await world.AddPeopleAsync();
        await world.AddEvidenceAsync();
        var text = await world.AddTextAsync();
        var fileSheet = await world.AddFileSheetAsync();
        var uploads = site.App.Services.GetRequiredService<EvidenceUploads>();
        var upload = (await uploads.BeginAsync(new(Finance, County, "半个文件.txt", 3, null, Guid.NewGuid()), "finance-clerk", Cancel)).Value.Id;
        var draft = new NoticeDraft(970000, rounds.Round, "", "开展自评的通知", "请按期办理。", true, false, []);
        var notice = (await new NoticeLibrary(site.Workspace).SendAsync(draft, new Principal("supervisor", "督导办", [new Grant("supervisor", 970000)]), Cancel)).Value.Id;
        var failed = await ImportPageTests.FailAsync(site);
        var desk = await ReportDeskTests.UploadAsync(site, await site.SignedInAsync("clerk"), "报告.txt", "全县共有学校15所，其中小学10所、初中4所。");
        await using var db = site.Workspace.OpenDb();
        var file = (await db.Snapshots.Include(s => s.Files).SingleAsync(s => s.Id == site.Snapshots[County], Cancel)).Files[0].Sha256;
        var delivery = await db.MilestoneDeliveries.Where(d => d.RegionCode == RoundSeed.CityCode && db.Milestones.Any(m => m.Id == d.MilestoneId && m.RoundId == rounds.Round)).Select(d => (long?)d.Id).FirstOrDefaultAsync(Cancel) ?? 0;
        world.Period = Text((await db.PeriodicReports.SingleAsync(r => r.Id == periodic.Handed, Cancel)).PeriodNo);
        var handover = new Hengjian.Domain.People.HandoverRecord
        {
            RegionCode = County,
            UnitId = Finance,
            FromAccount = "finance-clerk",
            ToAccount = "finance-head",
            Reason = "轮岗",
            List = """{"unit":"970101-finance","from":"finance-clerk","to":"finance-head","entries":[]}""",
            ListHash = new string('a', 64),
            MadeBy = "finance-clerk",
            MadeAt = site.Workspace.Clock.GetUtcNow(),
        };
        db.Handovers.Add(handover);
        await db.SaveChangesAsync(Cancel);
        var use = await db.EvidenceUses.Where(u => u.VersionId == world.version).Select(u => u.Id).SingleAsync(Cancel);
        world.Things = new Dictionary<string, Thing>
        {
            ["sealed"] = new(County, Finance, "UUEE"),
            ["package"] = new(County, null, "GGEE", ("id", Text(world.packages.Package)), ("objection", "1")),
            ["part"] = new(County, Finance, "UGEU", ("id", Text(world.packages.Finance))),
            ["text"] = new(County, Finance, "UGEU", ("id", Text(world.packages.Finance)), ("kind", "state"), ("comment", Text(text))),
            ["sheet"] = new(County, Finance, "UGEE", ("sheet", Text(world.sheet)), ("row", Text(world.row)), ("element", FillSeed.Spend)),
            // Handed up once: what was sealed stays in sight.
            ["file-sheet"] = new(County, Finance, "E", ("sheet", Text(fileSheet))),
            ["evidence"] = new(County, Finance, "UGEU", ("id", Text(world.evidence)), ("number", "1"), ("use", Text(use))),
            ["unit"] = new(County, Finance, "U"),
            ["upload"] = new(County, Finance, "U", ("id", upload.ToString())),
            ["breakdown"] = new(County, null, "G", ("package", Text(rounds.County)), ("item", "4.1"), ("kind", "breakdown")),
            ["report"] = new(County, null, "G", ("id", Text(rounds.County))),
            ["notice"] = new(970000, null, "P", ("id", Text(notice))),
            ["milestone"] = new(RoundSeed.CityCode, null, "P", ("delivery", Text(delivery))),
            ["round"] = new(970000, null, "P", ("id", Text(rounds.Round))),
            ["form"] = new(970000, null, "P", ("form", Text(periodic.Form))),
            ["library"] = new(970000, null, "P", ("code", "school-building")),
            ["handed"] = new(County, PeriodicSeed.FirstUnit, "P", ("id", Text(periodic.Handed)), ("field", "analysis")),
            ["open-report"] = new(County, PeriodicSeed.FirstUnit, "U", ("id", Text(periodic.Open)), ("field", "analysis")),
            ["ledger-form"] = new(970000, null, "P", ("form", Text(ledger.Form))),
            ["ledger-handed"] = new(County, PeriodicSeed.FirstUnit, "P", ("id", Text(ledger.Handed))),
            ["ledger-open"] = new(County, PeriodicSeed.FirstUnit, "U", ("id", Text(ledger.Open))),
            ["handover"] = new(County, Finance, "U", ("id", Text(handover.Id))),
            ["people"] = new(County, null, "P", ("unit", Finance)),
            ["snapshot"] = new(County, null, "P", ("id", Text(site.Snapshots[County])), ("sha256", file)),
            ["import"] = new(County, null, "P", ("job", Text(failed)), ("number", "1")),
            ["job"] = new(County, null, "P", ("id", Text(failed))),
            ["desk"] = new(County, null, "P", ("id", Text(desk))),
            ["account"] = new(County, null, "P", ("name", "clerk")),
        };
        foreach (var person in People.Keys) await world.SignInAsync(person);
        await world.SetAsync(Scene.Draft);
        world.Book = await world.BytesAsync("finance-clerk", $"/fill/{world.sheet}/book.xlsx");
        world.WordTable = await world.BytesAsync("lead", $"/word-tables/{rounds.County}/breakdown/file.docx");
        world.PeopleBook = await world.BytesAsync("lead", "/people/import/template?region=970101");
        world.Ticket = await world.CompareAsync();
        return world;
    }

    /// <summary>Sets how far the finance department's work has been handed on.</summary>
    public async Task SetAsync(Scene scene)
    {
        var (state, part) = scene switch
        {
            Scene.Draft => (PackageState.Preparing, ContributionState.Open),
            Scene.Checked => (PackageState.Preparing, ContributionState.Checked),
            Scene.Submitted => (PackageState.Submitted, ContributionState.Merged),
            _ => (PackageState.Returned, ContributionState.Returned),
        };
        await packages.SetAsync(packages.Package, state);
        var handedUp = scene is Scene.Submitted or Scene.Returned ? submission : null;
        await using (var now = site.Workspace.OpenDb()) await now.Packages.Where(p => p.Id == packages.Package).ExecuteUpdateAsync(s => s.SetProperty(p => p.SubmissionId, handedUp), Cancel);
        await packages.SetAsync(packages.Finance, part, scene == Scene.Draft ? null : "finance-clerk");
        await packages.OpenAsync(packages.Finance, Open("part"));
        await using var db = site.Workspace.OpenDb();
        await db.SheetColumns.Where(c => c.UnitId == Finance).ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, Open("part")), Cancel);
        // What was handed up is the first value, whatever is typed since; after the return the columns are the unit's again.
        var first = scene is Scene.Submitted or Scene.Returned ? await db.CellRevisions.Where(r => r.SheetId == sheet).MinAsync(r => (long?)r.Id, Cancel) : null;
        await db.Cells.Where(c => c.SheetId == sheet && c.RowId == row).ExecuteUpdateAsync(s => s.SetProperty(c => c.SealedRevisionId, first), Cancel);
        // What was handed up once stays in sight as an evidence; which of its versions, its uses say.
        await db.EvidenceItems.Where(i => i.UnitId == Finance).ExecuteUpdateAsync(s => s.SetProperty(i => i.Openness, Open("sheet")), Cancel);
        // What was changed in the records by hand is a deed, and each deed has a row in the log.
        await site.Workspace.Audit.AppendAsync("somebody", "check", "contribution:1", new { region = County }, Cancel);

        Openness Open(string thing) => (Openness)"UGEP".IndexOf(Things[thing].OpenAt(scene), StringComparison.Ordinal);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task AddPeopleAsync()
    {
        await using (var db = site.Workspace.OpenDb())
        {
            if (!await db.Units.AnyAsync(u => u.Id == "970101-school1", Cancel))
                db.Units.Add(new Unit { Id = "970101-school1", Name = "第一小学", RegionCode = County, Kind = UnitKind.School, SchoolCode = "9701011" });
            await db.SaveChangesAsync(Cancel);
        }
        foreach (var (name, grants) in People)
        {
            if (name.Length == 0 || await site.Workspace.Accounts.FindAsync(name, Cancel) is not null) continue;
            // What has ended was once the finance clerk's.
            await site.AddAccountAsync(name, name.StartsWith("ended", StringComparison.Ordinal) ? [new Grant("clerk", County, Finance)] : grants);
        }
        await using var late = site.Workspace.OpenDb();
        var ended = await late.Accounts.Include(a => a.Grants).SingleAsync(a => a.Name == "ended", Cancel);
        (ended.Grants[0].EndedAt, ended.Grants[0].EndedBy) = (site.Workspace.Clock.GetUtcNow().AddDays(-1), "safe");
        await late.SaveChangesAsync(Cancel);
    }

    private async Task AddEvidenceAsync()
    {
        evidence = await EvidencePageTests.PutAsync(site, Finance, County, "现场照片.png", Picture);
        await using var db = site.Workspace.OpenDb();
        version = db.EvidenceVersions.Single(v => v.ItemId == evidence).Id;
        db.EvidenceUses.Add(new EvidenceUseRecord { VersionId = version, ContributionId = packages.Finance, Item = "1.1", By = "finance-clerk", At = site.Workspace.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<long> AddTextAsync()
    {
        await using var db = site.Workspace.OpenDb();
        var block = await db.NarrativeBlocks.SingleAsync(b => b.ContributionId == packages.Finance && b.Kind == NarrativeKind.State, Cancel);
        var comment = new PassageCommentRecord { BlockId = block.Id, Version = 1, Start = 0, End = 2, Quote = "东溪", Text = "请写明年份", By = "finance-head", At = site.Workspace.Clock.GetUtcNow() };
        db.PassageComments.Add(comment);
        await db.SaveChangesAsync(Cancel);
        return comment.Id;
    }

    private async Task<long> AddFileSheetAsync()
    {
        using var content = new MemoryStream("班级表"u8.ToArray());
        var kept = await site.Workspace.Files.AddAsync(content);
        await using var db = site.Workspace.OpenDb();
        var table = new FillSheetRecord { RegionCode = County, UnitId = Finance, Kind = "region", Period = 2024, Mode = SheetMode.File };
        db.Add(table);
        await db.SaveChangesAsync(Cancel);
        var column = new SheetColumnRecord { SheetId = table.Id, RegionCode = County, UnitId = Finance, Kind = "region", Period = 2024, Element = FillSeed.Spend };
        var line = new SheetRowRecord { SheetId = table.Id, RegionRow = County, Stage = Hengjian.Indicators.Facts.SchoolStage.All, Name = "" };
        db.AddRange(column, line);
        await db.SaveChangesAsync(Cancel);
        var value = new CellRevisionRecord
        {
            SheetId = table.Id,
            RowId = line.Id,
            Element = FillSeed.Spend,
            Text = $"sha256:{kept.Sha256} 3行 班级表.xlsx",
            Number = 3,
            Code = kept.Sha256,
            Flag = Hengjian.Indicators.Facts.ValueFlag.Present,
            By = "finance-clerk",
            At = site.Workspace.Clock.GetUtcNow(),
            Op = Guid.NewGuid(),
            Source = CellSource.Typed,
        };
        db.AddRange(new SheetDemandRecord { ColumnId = column.Id, RoundId = packages.Round, Item = "1.1" }, value);
        await db.SaveChangesAsync(Cancel);
        // As it would be after a submission: who looks from above is shown what was sealed.
        db.Add(new CellRecord { RowId = line.Id, Element = FillSeed.Spend, SheetId = table.Id, RevisionId = value.Id, SealedRevisionId = value.Id });
        await db.SaveChangesAsync(Cancel);
        return table.Id;
    }

    private async Task SignInAsync(string person)
    {
        var client = person.Length == 0 ? site.Visitor() : await site.SignedInAsync(person);
        var page = new HtmlParser().ParseDocument(await client.TextAsync(person.Length == 0 ? "/sign-in" : "/account"));
        clients[person] = (client, page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        if (person != "ended-session") return;
        await using var db = site.Workspace.OpenDb();
        var account = await db.Accounts.SingleAsync(a => a.Name == person, Cancel);
        await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, site.Workspace.Clock.GetUtcNow()), Cancel);
        await site.NoteDeedAsync();
    }

    private async Task<byte[]> BytesAsync(string person, string address)
    {
        var answer = await Client(person).AnswerAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    private async Task<string> CompareAsync()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Book), "files", "填报.xlsx" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/fill/{sheet}/book", UriKind.Relative)) { Content = form };
        request.Headers.Add("RequestVerificationToken", clients["finance-clerk"].Token);
        var page = await (await Client("finance-clerk").SendAsync(request, Cancel)).ReadPageAsync();
        return page.QuerySelector("input[name=file]")?.GetAttribute("value") ?? "";
    }

    [GeneratedRegex(@"\{(\w+)(?::(long|int))?\}")]
    private static partial Regex Parameter();
}
