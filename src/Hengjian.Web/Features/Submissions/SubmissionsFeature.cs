using Hengjian.Evaluation.Submissions;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Submissions;

/// <summary>审定、报送、接收、退回和核验.</summary>
public static class SubmissionsFeature
{
    /// <summary>Registers services.</summary>
    public static void AddSubmissions(this IServiceCollection services)
    {
        services.AddSingleton<ApprovalLibrary>();
        services.AddSingleton(Words);
    }

    /// <summary>Maps the pages.</summary>
    public static void MapSubmissions(this IEndpointRouteBuilder app)
    {
        app.MapApproval();
    }

    private static AuditVocabulary Words { get; } = new(
        new Dictionary<string, string>
        {
            ["approve-package"] = "登记政府审定",
        },
        AuditVocabulary.None,
        new Dictionary<string, string> { ["body"] = "审定方式", ["number"] = "文号", ["on"] = "日期" });
}
