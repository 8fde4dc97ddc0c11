namespace Hengjian.Web.Features.People;

/// <summary>单位和人员: units of a region and who works there.</summary>
public static class PeopleFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
    }
}
