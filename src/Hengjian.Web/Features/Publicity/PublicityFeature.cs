using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Publicity;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Publicity;

/// <summary>公示: shown to everybody, objections sent and answered.</summary>
public static class PublicityFeature
{
    /// <summary>Registers services.</summary>
    public static void AddPublicity(this IServiceCollection services)
    {
        services.AddSingleton<PublicityLibrary>().AddSingleton<ObjectionLibrary>();
        services.AddSingleton(sp => new OutboxDuty(PublicityLibrary.Duty, sp.GetRequiredService<PublicityLibrary>().EndAsync) { Name = "公示到期" });
        services.AddSingleton(Words);
    }

    /// <summary>Maps the pages.</summary>
    public static void MapPublicity(this IEndpointRouteBuilder app)
    {
        app.MapPublishing();
        app.MapPublicPages();
    }

    private static AuditVocabulary Words { get; } = new(
        new Dictionary<string, string>
        {
            ["publish-package"] = "公示",
            ["unpublish-package"] = "撤下公示",
            ["object"] = "收到公示异议",
            ["answer-objection"] = "答复公示异议",
        },
        AuditVocabulary.None,
        new Dictionary<string, string>
        {
            ["post"] = "公示",
            ["posts"] = "公示",
            ["objection"] = "异议",
            ["textSha256"] = "公示内容指纹",
            ["contentSha256"] = "自评内容指纹",
            ["looked"] = "个人信息已看过",
        });
}
