namespace Hengjian.Web.Features.Notices;

/// <summary>通知和时间节点.</summary>
public static class NoticesFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddNotices(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapNotices(this IEndpointRouteBuilder app)
    {
    }
}
