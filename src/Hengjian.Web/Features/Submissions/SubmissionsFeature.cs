using Hengjian.Evaluation.Submissions;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Submissions;

/// <summary>审定、报送、接收、退回和核验.</summary>
public static class SubmissionsFeature
{
    /// <summary>Registers services.</summary>
    public static void AddSubmissions(this IServiceCollection services)
    {
        services.AddSingleton<ApprovalLibrary>().AddSingleton<SubmissionLibrary>().AddSingleton<ReturnLibrary>().AddSingleton<ReturnBoard>();
        services.AddSingleton(Words);
    }

    /// <summary>Maps the pages.</summary>
    public static void MapSubmissions(this IEndpointRouteBuilder app)
    {
        app.MapApproval();
        app.MapSubmission();
        app.MapVerify();
    }

    private static AuditVocabulary Words { get; } = new(
        new Dictionary<string, string>
        {
            ["approve-package"] = "登记政府审定",
            ["submit-package"] = "报送",
            ["accept-package"] = "接收自评",
            ["return-package"] = "退回补正",
            ["download-receipt"] = "下载回执",
        },
        AuditVocabulary.None,
        new Dictionary<string, string> { ["body"] = "审定方式", ["number"] = "次数或文号", ["on"] = "日期", ["receipt"] = "回执编号", ["root"] = "根哈希", ["manifestSha256"] = "清单指纹", ["order"] = "退回单", ["submission"] = "报送", ["items"] = "条目", ["pieces"] = "退回处数" });
}
