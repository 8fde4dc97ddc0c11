namespace Hengjian.Web.Tests.Security.Rights;

// Doors that ask for a role alone, and doors of the whole house. What stands behind them is filtered by region; the canaries look at that.
internal static partial class Doors
{
    private const string Business = "supervisor clerk checker lead government-office reviewer inspector leader";
    private const string Everybody = Business + " school auditor administrator security-administrator";
    private const string DataReaders = "supervisor clerk checker reviewer inspector leader";
    private const string Exporters = "supervisor clerk checker lead government-office leader";
    private const string WorkReaders = "supervisor clerk checker school lead government-office reviewer inspector leader";
    private const string EvidenceReaders = "supervisor clerk checker school lead reviewer inspector";
    private const string PeriodicReaders = "supervisor clerk checker school lead leader";
    private const string Accounts = "auditor administrator security-administrator";

    private static readonly (string Roles, string Addresses)[] General =
    [
        ("-", """
            GET /sign-in, POST /sign-in, POST /sign-out, GET /sign-in/code, POST /sign-in/code, GET /sign-in/factor, POST /sign-in/factor, GET /invitation, POST /invitation,
            POST /preferences/density, GET /sign-in/external, GET /sign-in/external/callback, POST /sign-in/external/link, GET /verify, GET /verify/{receipt}, POST /verify/{receipt}/file, GET /publicity, GET /publicity/{id:long},
            POST /publicity/{id:long}/objections, GET /publicity/answers, POST /publicity/answers, GET /error/{code:int}
            """),
        ("*", """
            GET /find, GET /session/token, GET /account, POST /account/password, POST /account/sessions/end, GET /account/factor, POST /account/factor,
            POST /account/factor/off, POST /account/external/off, POST /account/factor/codes, GET /people/handover, POST /people/handover
            """),
        (Everybody, "GET /, POST /round, GET /tasks"),
        (Business, """
            GET /schemes, GET /schemes/{id}, GET /results, GET /results/indicators, GET /results/indicators/{id}, GET /results/years, GET /results/units/{code:int},
            GET /workshop, GET /workshop/edit, POST /workshop/check, GET /workshop/names, GET /workshop/versions, GET /workshop/versions/{version},
            GET /what-if, POST /what-if, POST /what-if/save, GET /what-if/scenarios, POST /what-if/scenarios/{id:long}/delete, GET /what-if/compare
            """),
        (Exporters, """
            GET /results/export, GET /results/indicators/{id}/export, GET /results/years/export, GET /results/units/{code:int}/export, GET /what-if/export,
            GET /what-if/compare/export, GET /reports/evaluation.docx, GET /reports/opinions/{code:int}.docx
            """),
        (DataReaders, """
            GET /data, GET /data/export, GET /data/counties, GET /data/counties/export, GET /results/schools/{code}, GET /results/rows/{grain}/{period:int}/{row:int},
            GET /report-audit, GET /report-audit/export, GET /report-audit/findings.json, GET /report-audit/findings.xlsx, GET /report-audit/copies, GET /report-audit/help
            """),
        ("supervisor clerk checker lead government-office inspector leader", "GET /reports"),
        ("supervisor inspector clerk checker leader", ""),
        ("supervisor inspector leader", "GET /reports/problems, GET /reports/problems.xlsx"),
        ("supervisor clerk", "GET /report-audit/upload, POST /report-audit/upload, POST /report-audit/again, GET /data/import, POST /data/import, GET /data/import/templates/{kind}"),
        ("supervisor clerk checker auditor administrator", "GET /jobs"),
        ("supervisor", "POST /workshop/save, GET /rounds, GET /rounds/new, GET /notices/new, GET /periodic/library, GET /periodic/library/{code}, GET /people/regions, GET /people/regions/act, POST /people/regions/act"),
        (WorkReaders, "GET /packages, GET /fill"),
        (EvidenceReaders, "GET /evidence, GET /evidence/export, GET /documents-register"),
        ("clerk school", "GET /evidence/uploads"),
        ("lead leader supervisor", "GET /breakdown"),
        ("lead", "GET /self-report"),
        (PeriodicReaders, "GET /periodic"),
        ("clerk checker school lead government-office", "GET /notices"),
        ("supervisor lead government-office", "GET /milestones"),
        ("supervisor lead administrator", "GET /people/units, GET /people/import"),
        ("auditor", "GET /audit-log, GET /audit-log/export"),
        (Accounts, "GET /accounts, GET /accounts/export, GET /accounts/roles, GET /accounts/roles/history"),
        ("administrator", "GET /accounts/new, POST /accounts/new, GET /outbox, POST /outbox"),
        ("supervisor administrator", "GET /calendar, GET /calendar/edit, POST /calendar/compare, POST /calendar/take"),
        ("security-administrator", "GET /accounts/proposals, POST /accounts/proposals, POST /accounts/proposals/decline, GET /accounts/roles/edit, POST /accounts/roles/edit, POST /accounts/roles/save"),
    ];

    // Another kind of body finds no address there.
    private static readonly string[] TakesFiles = ["POST /report-audit/upload", "POST /data/import"];

    private static IEnumerable<Door> Generals => General.SelectMany(g => g.Addresses.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), (g, address) => new Door(address, "", g.Roles, Body: TakesFiles.Contains(address) ? Bodies.File("files", "表.csv", _ => "a"u8.ToArray()) : null));
}
