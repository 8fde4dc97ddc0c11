using static Hengjian.Web.Tests.Security.Rights.Bodies;

namespace Hengjian.Web.Tests.Security.Rights;

// Units' work: packages, parts, sheets, texts, evidence.
internal static partial class Doors
{
    private const string Part = "clerk:own checker:own school:own lead:here@G government-office:here@G leader:here@G supervisor:over@E reviewer:over@E inspector:over@E leader:above@E lead:above@E";
    private const string Package = "clerk:unit checker:unit lead:here government-office:here leader:here supervisor:over@E reviewer:over@E inspector:over@E leader:above@E lead:above@E";
    private const string Evidence = "clerk:own checker:own school:own lead:here@G supervisor:over@E reviewer:over@E inspector:over@E lead:above@E";
    private const string Clerk = "clerk:own";
    private const string Unit = "clerk:own checker:own";
    private const string Commenters = "clerk:own checker:own lead:here@G";

    private static readonly Door[] Packages =
    [
        new("GET /packages/{id:long}", "package", Package),
        new("GET /packages/{id:long}/receipt", "package", Package),
        // Without a submission there is no file, for nobody.
        new("GET /packages/{id:long}/receipt.docx", "package", "", ""),
        new("GET /packages/{id:long}/publicity", "package", "lead:here", Package),
        new("GET /packages/{id:long}/approval", "package", "government-office:here", Package),
        new("GET /packages/{id:long}/submit", "package", "government-office:here", Package),
        new("GET /packages/{id:long}/return", "package", "supervisor:round@E", Package),
        // Who moves packages when is shown by states elsewhere (RightsMatrixTests, PackageMachineTests): here, that nobody else does.
        new("POST /packages/{id:long}/compile", "package", "lead:here", Package, Form(("reason", ""))),
        new("POST /packages/{id:long}/reopen", "package", "lead:here", Package, Form(("reason", "数字有误"))),
        new("POST /packages/{id:long}/unapprove", "package", "government-office:here", Package, Form(("reason", "数字有误"))),
        new("POST /packages/{id:long}/publicity", "package", "lead:here", Package, Form(("text", "全文"), ("from", "2099-01-01"), ("to", "2099-01-31"), ("looked", "true"))),
        new("POST /packages/{id:long}/publicity/withdraw", "package", "lead:here", Package, Form(("reason", "文字有误"))),
        new("POST /packages/{id:long}/objections/{objection:long}", "package", "lead:here", Package, Form(("answer", "已核实"))),
        new("POST /packages/{id:long}/approval", "package", "government-office:here", Package, Form(("body", "会议"), ("number", "1 号"), ("on", "2020-01-01"))),
        new("POST /packages/{id:long}/submit", "package", "government-office:here", Package, Form()),
        new("POST /packages/{id:long}/accept", "package", "supervisor:round@E", Package, Form()),
        new("POST /packages/{id:long}/return", "package", "supervisor:round@E", Package, Form(("reason", "数字有误"), ("due", "2099-01-31"), ("items", "1.1"))),
        new("POST /packages/{id:long}/moves", "package", "clerk:finance checker:finance lead:here", Package, Form(w => [("move", "HandIn"), ("part", w.Value("part", "id"))])) { InWords = true },
        new("GET /work/{id:long}", "part", Part),
        // The state of the work is told before the right to who sees it.
        new("POST /work/{id:long}/hand-in", "part", Clerk, Part, Form()) { InWords = true },
        new("POST /work/{id:long}/withdraw", "part", Clerk, Part, Form()) { InWords = true },
        new("POST /work/{id:long}/check", "part", "checker:own", Part, Form()) { InWords = true },
        new("POST /work/{id:long}/merge", "part", "lead:here@G", Part, Form()) { InWords = true },
        new("POST /work/{id:long}/return", "part", "checker:own lead:here@G", Part, Form(("reason", "数字有误"), ("due", "2099-01-31"))) { InWords = true },
    ];

    private static readonly Door[] Filling =
    [
        new("GET /fill/{sheet:long}", "sheet", Part),
        new("GET /fill/{sheet:long}/flags", "sheet", Part),
        new("GET /fill/{sheet:long}/state", "sheet", Part),
        new("GET /fill/{sheet:long}/row/{row:long}", "sheet", Part),
        new("GET /fill/{sheet:long}/cell/{row:long}/{element}", "sheet", Part),
        new("GET /fill/{sheet:long}/book.xlsx", "sheet", Part),
        new("GET /fill/{sheet:long}/book", "sheet", Clerk),
        new("GET /fill/{sheet:long}/file", "file-sheet", Part),
        // A marked copy is had by the ticket of whoever handed the file in.
        new("GET /fill/{sheet:long}/file/errors", "file-sheet", "", ""),
        new("POST /fill/{sheet:long}", "sheet", Clerk, Body: Form(w => [($"v.{w.Value("sheet", "row")}.{w.Value("sheet", "element")}", "17"), ("base", "999999")])) { Shown = Scene.Draft },
        new("POST /fill/{sheet:long}/ops", "sheet", Clerk, Body: Json(w => new { ops = new[] { new { op = Guid.NewGuid(), row = w.Number("sheet", "row"), element = w.Value("sheet", "element"), text = "18", @base = w.Revision } } })) { Shown = Scene.Draft },
        new("POST /fill/{sheet:long}/cell/{row:long}/{element}", "sheet", Clerk, Body: Form(w => [("text", "19"), ("base", w.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture))])) { Shown = Scene.Draft },
        new("POST /fill/{sheet:long}/answers", "sheet", Unit, Part, Form(("flag", "1"), ("reply", "Explained"), ("text", "情况属实"))) { InWords = true },
        new("POST /fill/{sheet:long}/comments", "sheet", Commenters, Part, Form(w => [("row", w.Value("sheet", "row")), ("element", w.Value("sheet", "element")), ("text", "请核对")])) { Shown = Scene.Draft, InWords = true },
        new("POST /fill/{sheet:long}/rows", "sheet", Clerk, Body: Form(("key", "1"), ("name", "一"))),
        new("POST /fill/{sheet:long}/book", "sheet", Clerk, Body: File("files", "填报.xlsx", w => w.Book)) { Shown = Scene.Draft },
        new("POST /fill/{sheet:long}/book/apply", "sheet", Clerk, Body: Form(w => [("file", w.Ticket), ("name", "填报.xlsx"), ("all", "yes")])),
        new("POST /fill/{sheet:long}/file", "file-sheet", Clerk, Body: File("files", "表.xlsx", w => w.Book)),
    ];

    private static readonly Door[] Narratives =
    [
        new("GET /narrative/work/{id:long}", "text", Part),
        new("GET /narrative/work/{id:long}/audit", "text", Part),
        new("GET /narrative/work/{id:long}/presence", "text", Part),
        // How a text came about is its unit's own affair.
        new("GET /narrative/work/{id:long}/{kind}/versions", "text", Unit),
        new("POST /narrative/work/{id:long}/{kind}", "text", Clerk, Body: Form(("Text", "又写了一段"), ("Status", "done"), ("Base", "9"))),
        new("POST /narrative/work/{id:long}/{kind}/autosave", "text", Clerk, Body: Json(_ => new { Text = "又写了一段", Status = "", Base = 2, Op = Guid.NewGuid() })),
        new("POST /narrative/work/{id:long}/{kind}/lock", "text", Clerk, Body: Form(("reason", "急用"))) { Shown = Scene.Draft },
        new("POST /narrative/work/{id:long}/{kind}/comments", "text", Commenters, Part, Form(("quote", ""), ("comment", "请核对"))),
        new("POST /narrative/work/{id:long}/{kind}/seen", "text", "checker:own", "clerk:own", Form(("at", "0"), ("message", "话"), ("reason", "看过"))),
        new("POST /narrative/work/{id:long}/comments/{comment:long}/resolve", "text", Commenters, Part, Form()) { Shown = Scene.Draft },
    ];

    private static readonly Door[] Evidences =
    [
        new("GET /evidence/work/{id:long}", "part", Evidence),
        new("GET /evidence/{id:long}", "evidence", Evidence),
        new("GET /evidence/{id:long}/v/{number:int}/view", "evidence", Evidence),
        new("GET /evidence/{id:long}/v/{number:int}/content", "evidence", Evidence),
        new("GET /evidence/{id:long}/v/{number:int}/file", "evidence", Evidence),
        new("POST /evidence/{id:long}/details", "evidence", Clerk, Body: Form(("Title", "改过的标题"))) { Shown = Scene.Draft },
        new("POST /evidence/{id:long}/uses", "evidence", Clerk, Body: Form(w => [("Contribution", w.Value("part", "id")), ("Quote", "第二处")])),
        new("POST /evidence/{id:long}/uses/{use:long}/remove", "evidence", Clerk, Body: Form()) { Shown = Scene.Draft },
        new("POST /evidence/uploads", "unit", Clerk, "", Json(_ => new { unit = "970101-finance", name = "新.txt", size = 3, op = Guid.NewGuid() })) { Shown = Scene.Draft },
        new("POST /evidence/plain", "unit", Clerk, "", File("files", "新.txt", _ => "abc"u8.ToArray(), ("Unit", "970101-finance"))) { Shown = Scene.Draft },
        new("GET /evidence/uploads/{id}", "upload", Clerk),
        new("PATCH /evidence/uploads/{id}", "upload", Clerk, Body: Bytes("abc")) { Query = "?offset=0", Shown = Scene.Draft },
        new("POST /evidence/uploads/{id}/done", "upload", Clerk, Body: Json(_ => new { })) { Shown = Scene.Draft },
        new("POST /evidence/uploads/{id}/abandon", "upload", Clerk, Body: Form()),
        // Giving up what is not there is no mistake: the answer is the same for all, and nothing changes.
        new("DELETE /evidence/uploads/{id}", "upload", Clerk, "clerk:any school:any", Form()) { InWords = true },
    ];
}
