using static Hengjian.Web.Tests.Security.Rights.Bodies;

namespace Hengjian.Web.Tests.Security.Rights;

// Rounds, breakdown, notices, reports of units, people, accounts.
internal static partial class Doors
{
    private const string Breakdown = "lead:here leader:here supervisor:over";
    private const string Government = "lead:here government-office:here leader:here";
    private const string Handovers = "clerk:own checker:own lead:here supervisor:over administrator:over";
    private const string Round = "supervisor:round";
    private const string Own = "clerk:own school:own";
    private const string Reports = "clerk:own checker:own school:own lead:here@P leader:over@P supervisor:over@P";
    private const string Forms = "supervisor:over supervisor:counties leader:over leader:city leader:counties lead:counties clerk:schools checker:schools";
    private const string People = "supervisor:over lead:here administrator:over";
    private const string Importers = "supervisor:any lead:any administrator:any";
    private const string Data = "supervisor:over clerk:over checker:over reviewer:over inspector:over leader:over";
    private const string Jobs = "supervisor:over administrator:over auditor:over";
    private const string AccountReaders = "auditor:over administrator:over security-administrator:over";
    private const string Safe = "security-administrator:over";

    private static readonly Door[] Rounds =
    [
        new("GET /breakdown/{package:long}", "breakdown", Breakdown),
        new("GET /breakdown/{package:long}/board", "breakdown", Breakdown),
        new("GET /breakdown/{package:long}/items/{item}", "breakdown", Breakdown),
        new("POST /breakdown/{package:long}/adopt", "breakdown", "lead:here", Breakdown, Form(("items", "4.1"))) { Shown = Scene.Draft },
        new("POST /breakdown/{package:long}/due", "breakdown", "lead:here", Breakdown, Form(w => [("items", "4.1"), ("due", w.Soon)])) { Shown = Scene.Draft },
        new("POST /breakdown/{package:long}/issue", "breakdown", "lead:here", Breakdown, Form()),
        new("POST /breakdown/{package:long}/remind", "breakdown", "lead:here supervisor:over", Breakdown, Form(("unit", ""))),
        new("POST /breakdown/remind", "breakdown", "lead:here supervisor:over", Breakdown, Form(w => [("round", w.Value("round", "id")), ("packages", w.Value("breakdown", "package"))])),
        new("POST /breakdown/{package:long}/items/{item}", "breakdown", "lead:here", Breakdown, Form(w => [("lead", "970101-finance"), ("due", w.Soon)])) { Shown = Scene.Draft },
        new("POST /breakdown/{package:long}/items/{item}/claim", "breakdown", "lead:here", Breakdown, Form(("move", "Claim"), ("reason", "本县没有这类学校"))) { Shown = Scene.Draft },
        new("POST /breakdown/{package:long}/items/{item}/answer", "breakdown", "supervisor:over", Breakdown, Form(("move", "Agree"), ("reason", ""))) { Shown = Scene.Draft },
        new("POST /breakdown/{package:long}/items/{item}/exchange", "breakdown", "lead:here", Breakdown, Form(("from", "970101-finance"), ("to", "970101-education"), ("reason", "职能调整"))),
        // This round asks for no self scores: who sees the package is told so, others find nothing.
        new("GET /self-scores/{package:long}", "breakdown", "", Government),
        new("GET /self-scores/{package:long}/items/{item}", "breakdown", "", Government),
        new("GET /self-scores/{package:long}/trial", "breakdown", "", Government),
        new("GET /self-scores/{package:long}/table.xlsx", "breakdown", "", Government),
        new("POST /self-scores/{package:long}", "breakdown", "lead:here", Government, Form(("points.4.1", "1"), ("reason.4.1", "完成"))),
        // A paragraph nobody has written over has no history, for nobody.
        new("GET /self-report/{id:long}/history", "report", "", ""),
        new("GET /word-tables/{package:long}", "breakdown", Breakdown),
        new("GET /word-tables/{package:long}/{kind}/file.docx", "breakdown", Breakdown),
        new("POST /word-tables/{package:long}/{kind}", "breakdown", "lead:here", Breakdown, File("file", "表.docx", w => w.WordTable)) { Shown = Scene.Draft },
        new("POST /word-tables/{package:long}/{kind}/take", "breakdown", "lead:here", Breakdown, Form(("sha", "0"), ("seen", "0"), ("take", "1"))),
        new("GET /self-report/{id:long}", "report", "lead:here"),
        new("GET /self-report/{id:long}/file.docx", "report", "lead:here"),
        new("POST /self-report/{id:long}/edit", "report", "lead:here", Body: Form(("template", "four-blocks"), ("block", "basic/text"), ("text", "辖 12 个乡镇"))),
        new("GET /notices/{id:long}", "notice", "supervisor:round lead:city"),
        new("POST /notices/{id:long}/acknowledge", "notice", "lead:city", "lead:city", Form()) { Shown = Scene.Draft },
        new("POST /notices/{id:long}/withdraw", "notice", Round, Round, Form()),
        new("POST /notices/new", "round", Round, Round, Form(w => [("round", w.Value("round", "id")), ("title", "又一个通知"), ("body", "请办理"), ("governments", "true")])) { Shown = Scene.Draft },
        new("POST /milestones/{delivery:long}/deliver", "milestone", "lead:here government-office:here", "supervisor:over lead:here government-office:here", Form(("note", "已报"))) { Shown = Scene.Draft },
        new("POST /milestones/{delivery:long}/waive", "milestone", "supervisor:over", "supervisor:over lead:here government-office:here", Form(("note", "免报"))),
        new("GET /rounds/{id:long}", "round", Round),
        new("GET /rounds/{id:long}/setup", "round", Round),
        new("POST /rounds/{id:long}/setup", "round", Round, Body: Form(("name", "改名"), ("deadline", "2099-01-31"), ("days", "5"))),
        new("POST /rounds/{id:long}/setup/items", "round", Round, Body: Form(("name", "新项"), ("points", "1"), ("lead", "教育"))),
        new("POST /rounds/{id:long}/setup/scheme", "round", Round, Body: Form(("text", "id: x"))),
        new("POST /rounds/{id:long}/setup/open", "round", Round, Body: Form()),
        new("POST /rounds/{id:long}/move", "round", Round, Body: Form(("transition", "CloseScoring"), ("reason", "测算"))),
        new("POST /rounds/{id:long}/catalogue", "round", Round, Body: Form(("version", new string('b', 64)))),
        new("POST /rounds/{id:long}/run", "round", Round, Body: Form(("official", "false"))),
        new("POST /rounds/new", "round", Round, "", Form(("name", "新轮次"), ("year", "2027"), ("region", "970000"), ("source", "file:city-14"), ("deadline", "2099-01-31"))),
    ];

    private static readonly Door[] Periodic =
    [
        new("GET /periodic/{form:long}", "form", Forms),
        new("GET /periodic/{form:long}/totals", "form", Forms),
        new("GET /periodic/{form:long}/totals/export", "form", Forms),
        new("GET /periodic/{form:long}/trend", "form", Forms),
        new("GET /periodic/{form:long}/late", "form", Forms),
        new("GET /periodic/{form:long}/late/export", "form", Forms),
        new("GET /periodic/{form:long}/table.xlsx", "form", Forms),
        new("POST /periodic/{form:long}/remind", "form", Round, Forms, Form(w => [("period", w.Period)])),
        new("POST /periodic/{form:long}/end", "form", Round, Forms, Form(("until", "2099-01-31"))),
        // Comparing changes nothing; what is taken is asked cell by cell.
        new("POST /periodic/{form:long}/table", "form", "supervisor:round clerk:schools", Forms, File("file", "表.xlsx", w => w.Book)) { InWords = true },
        new("POST /periodic/{form:long}/table/take", "form", "supervisor:round clerk:schools", Forms, Form(("sha", "0"), ("seen", "0"), ("take", "1"))) { InWords = true },
        new("POST /periodic/library/{code}", "library", Round, "supervisor:any", Form(w => [("region", "970000"), ("level", "County"), ("kind", "Department"), ("department", "教育"), ("from", "2026-01-01")])) { InWords = true },
        new("GET /periodic/reports/{id:long}", "handed", Reports),
        new("GET /periodic/reports/{id:long}/state", "handed", Reports),
        new("GET /periodic/reports/{id:long}/flags", "handed", Reports),
        new("GET /periodic/reports/{id:long}/files/{field}", "handed", Reports),
        new("GET /periodic/reports/{id:long}/book.xlsx", "handed", Own, Reports),
        new("POST /periodic/reports/{id:long}/return", "handed", "supervisor:over@P", Reports, Form(w => [("reason", "数字有误"), ("due", w.Soon)])) { Shown = Scene.Draft },
        new("POST /periodic/reports/{id:long}", "open-report", Own, Reports, Form(("v.graduates", "5"), ("w.graduates", ""), ("nonce", "n"))),
        new("POST /periodic/reports/{id:long}/ops", "open-report", Own, Reports, Json(_ => new { ops = new[] { new { op = Guid.NewGuid(), row = 0, element = "employed", text = "4" } } })) { Shown = Scene.Draft },
        new("POST /periodic/reports/{id:long}/hand-in", "open-report", Own, Reports, Form()),
        new("POST /periodic/reports/{id:long}/answer", "open-report", Own, Reports, Form(("flag", "1"), ("reason", "属实"))),
        new("POST /periodic/reports/{id:long}/files/{field}", "open-report", Own, Reports, File("upload", "分析.txt", _ => "abc"u8.ToArray())) { Shown = Scene.Draft },
        new("POST /periodic/reports/{id:long}/book", "open-report", Own, Reports, File("file", "表.xlsx", w => w.Book)),
        new("POST /periodic/reports/{id:long}/book/take", "open-report", Own, Reports, Form(("sha", "0"), ("seen", "0"), ("take", "1"))),
        new("GET /periodic/reports/{id:long}/history", "ledger-handed", Reports),
        new("GET /periodic/reports/{id:long}/rows.xlsx", "ledger-handed", Own, Reports),
        new("POST /periodic/reports/{id:long}/rows", "ledger-open", Own, Reports, File("file", "台账.xlsx", w => w.Book)),
        new("POST /periodic/reports/{id:long}/rows/take", "ledger-open", Own, Reports, Form(("sha", "0"), ("seen", "0"), ("take", "1"))),
        new("GET /periodic/{form:long}/rows", "ledger-form", Forms),
        new("GET /periodic/{form:long}/rows.xlsx", "ledger-form", Forms),
    ];

    private static readonly Door[] House =
    [
        new("GET /people/handover/{id:long}", "handover", Handovers),
        new("GET /people/handover/{id:long}/list.docx", "handover", Handovers),
        new("POST /people/handover/{id:long}/accept", "handover", "checker:own", Handovers, Form(("agreed", "true"))),
        new("POST /people/handover/{id:long}/withdraw", "handover", Handovers, Body: Form(("reason", "另派他人"))),
        new("POST /people/handover/{id:long}/again", "handover", Handovers, Body: Form(("agreed", "true"))),
        new("GET /people/units/of/{unit}", "people", People),
        new("POST /people/units/of/{unit}", "people", People, Body: Form(("name", "东溪县财政局"), ("kind", "Department"))),
        new("POST /people/units/of/{unit}/posts", "people", People, Body: Form(("title", "科员"), ("role", "clerk"))) { Shown = Scene.Draft },
        new("POST /people/units/of/{unit}/appoint", "people", People, Body: Form(("post", "科员"), ("name", "王甲"), ("from", "2026-01-01"))) { Shown = Scene.Draft },
        new("POST /people/units/of/{unit}/end", "people", People, Body: Form(("appointment", "1"), ("to", "2099-01-31"), ("reason", "调离"))),
        new("GET /people/units/new", "people", People) { Query = "?region=970101" },
        new("POST /people/units/new", "people", People, "", Form(("id", "970101-audit"), ("name", "东溪县审计局"), ("region", "970101"), ("kind", "Department"))) { Shown = Scene.Draft },
        new("GET /people/import/template", "people", People) { Query = "?region=970101" },
        // A file is looked at whoever sends it; what of it is not theirs is refused in words, and nothing is stored.
        new("POST /people/import", "people", People, Importers, File("file", "人员.xlsx", w => w.PeopleBook, ("region", "970101"))) { InWords = true },
        new("POST /people/import/store", "people", People, Importers, Form(w => [("region", "970101"), ("name", "人员.xlsx"), ("content", Convert.ToBase64String(w.PeopleBook))])) { InWords = true },
        new("POST /people/import/errors", "people", People, Importers, Form(w => [("name", "人员.xlsx"), ("content", Convert.ToBase64String(w.PeopleBook))])) { InWords = true, Logged = true },
        new("GET /data/snapshots/{id:long}", "snapshot", Data),
        new("GET /data/snapshots/{id:long}/columns", "snapshot", Data),
        new("GET /data/snapshots/{id:long}/files/{sha256}", "snapshot", "supervisor:over inspector:over clerk:whole", Data),
        new("GET /data/import/errors/{job:long}/{number:int}", "import", "supervisor:over clerk:whole"),
        new("GET /jobs/{id:long}", "job", Jobs),
        new("POST /jobs/{id:long}/cancel", "job", "supervisor:over administrator:over", Jobs, Form()) { Shown = Scene.Draft },
        new("GET /report-audit/{id:long}", "desk", Data),
        new("GET /report-audit/{id:long}/findings.json", "desk", Data),
        new("GET /report-audit/{id:long}/findings.xlsx", "desk", Data),
        new("GET /report-audit/{id:long}/compare", "desk", Data),
        // The file itself asks for the right to raw files besides; a text file has no copy with comments, for nobody.
        new("GET /report-audit/{id:long}/file", "desk", "supervisor:over inspector:over clerk:whole", Data),
        new("GET /report-audit/{id:long}/comments.docx", "desk", "", Data) { InWords = true },
        new("POST /report-audit/{id:long}/answers", "desk", "supervisor:over clerk:over checker:over", Data, Form(("flag", "1"), ("verdict", "Right"))),
        new("POST /report-audit/{id:long}/answers-together", "desk", "supervisor:over clerk:over checker:over", Data, Form(("flags", "1"), ("reply", "WillCorrect"))),
        new("POST /report-audit/{id:long}/again", "desk", "supervisor:over clerk:over", Data, Form()),
        new("GET /accounts/of/{name}", "account", AccountReaders),
        new("POST /accounts/of/{name}/link", "account", "administrator:over", AccountReaders, Form()) { Shown = Scene.Draft },
        new("POST /accounts/of/{name}/person", "account", "administrator:over", AccountReaders, Form(("person", "1"))),
        new("POST /accounts/of/{name}/state", "account", "administrator:over", AccountReaders, Form(("disabled", "true"), ("reason", "离岗"))),
        new("POST /accounts/of/{name}/release", "account", Safe, AccountReaders, Form()),
        new("POST /accounts/of/{name}/unlock", "account", Safe, AccountReaders, Form()) { Shown = Scene.Draft },
        new("POST /accounts/of/{name}/sessions/end", "account", Safe, AccountReaders, Form()),
        new("POST /accounts/of/{name}/factor/off", "account", Safe, AccountReaders, Form(("reason", "遗失"))),
        new("POST /accounts/of/{name}/external/off", "account", Safe, AccountReaders, Form(("reason", "离岗"), ("id", "1"))),
        new("POST /accounts/of/{name}/grants", "account", Safe, AccountReaders, Form(("role", "reviewer"), ("region", "970101"))),
        new("POST /accounts/of/{name}/grants/{grant:long}/end", "account", Safe, AccountReaders, Form(("reason", "离岗"))),
    ];

    private static IReadOnlyList<Door>? all;

    /// <summary>Every door of the house.</summary>
    public static IReadOnlyList<Door> All => all ??= [.. Generals, .. Packages, .. Filling, .. Narratives, .. Evidences, .. Rounds, .. Periodic, .. House];
}
