using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ReturnOrderConfiguration : IEntityTypeConfiguration<ReturnOrderRecord>
{
    public void Configure(EntityTypeBuilder<ReturnOrderRecord> builder)
    {
        builder.ToTable("return_orders");
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => r.SubmissionId);
        builder.HasOne<SubmissionRecord>().WithMany().HasForeignKey(r => r.SubmissionId).OnDelete(DeleteBehavior.Restrict);
    }
}
